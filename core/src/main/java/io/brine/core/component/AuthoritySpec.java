package io.brine.core.component;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A certificate authority on a node.
 *
 * @param certificate path
 * @param key path; empty where the node has only the certificate
 * @param validity Go's notation: {@code 87600h0m0s}
 */
@JsonPropertyOrder({"name", "certificate", "key", "algorithm", "validity"})
public record AuthoritySpec(
    String name, String certificate, String key, String algorithm, String validity) {

  /** Common name, and only DNS name, of its own certificate. */
  public String commonName() {
    return name.equals("ca") ? KubeadmConfiguration.CLUSTER_NAME : name;
  }
}
