package io.brine.core.component;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A kubeconfig with a client certificate in it, put together on the node.
 *
 * @param rotated whether in the end it points to the kubelet's rotated certificate
 */
@JsonPropertyOrder({
  "path",
  "server",
  "cluster",
  "user",
  "authority",
  "commonName",
  "organizations",
  "usages",
  "algorithm",
  "validity",
  "rotated"
})
public record KubeconfigSpec(
    String path,
    @JsonUnwrapped Target target,
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped CertificateProfile profile,
    boolean rotated) {

  /** Where it leads, and whom it authenticates there. */
  public record Target(String server, String cluster, String user, String authority) {}
}
