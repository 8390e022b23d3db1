package io.brine.pillar;

import io.brine.core.component.KubeconfigSpec;
import io.brine.core.component.KubeconfigSpec.Target;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The view of a kubeconfig as it stands on a node in the end.
 *
 * @param namespace of the context; empty for none
 * @param context its name
 */
public record KubeconfigView(
    Target target, String namespace, String context, SortedMap<String, String> credentials) {

  private static final String ROTATED = "/var/lib/kubelet/pki/kubelet-client-current.pem";

  public KubeconfigView {
    credentials = Collections.unmodifiableSortedMap(new TreeMap<>(credentials));
  }

  static KubeconfigView of(KubeconfigSpec spec) {
    String context = spec.target().user() + "@" + spec.target().cluster();
    return new KubeconfigView(spec.target(), "", context, spec.rotated() ? rotated() : embedded());
  }

  /** As the kubelet writes its own after TLS bootstrap (pkg/kubelet/certificate/bootstrap). */
  static KubeconfigView bootstrapped(String server) {
    Target target = new Target(server, "default-cluster", "default-auth", "ca");
    return new KubeconfigView(target, "default", "default-context", rotated());
  }

  private static SortedMap<String, String> embedded() {
    return new TreeMap<>(
        Map.of("client-certificate-data", "<base64>", "client-key-data", "<base64>"));
  }

  private static SortedMap<String, String> rotated() {
    return new TreeMap<>(Map.of("client-certificate", ROTATED, "client-key", ROTATED));
  }

  public String server() {
    return target.server();
  }

  public String cluster() {
    return target.cluster();
  }

  public String user() {
    return target.user();
  }
}
