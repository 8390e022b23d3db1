package io.brine.core.component;

/**
 * The view of the ConfigMap that nodes about to join read. The CA's certificate is put in on the
 * node, in the place of {@code <base64>}.
 */
public record ClusterInfo(String server) {

  /** client-go's form of a kubeconfig with nothing but a cluster. */
  public String kubeconfig() {
    return """
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: <base64>
            server: %s
          name: ""
        contexts: null
        current-context: ""
        kind: Config
        users: null
        """
        .formatted(server);
  }
}
