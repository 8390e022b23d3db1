package io.brine.core.component;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A certificate to be signed for a node; its key is made there. */
@JsonPropertyOrder({
  "name",
  "authority",
  "certificate",
  "key",
  "commonName",
  "organizations",
  "dnsNames",
  "ipAddresses",
  "usages",
  "algorithm",
  "validity"
})
public record CertificateSpec(
    @JsonUnwrapped Signing signing,
    @JsonUnwrapped KeyPair files,
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped AlternativeNames alternativeNames,
    @JsonUnwrapped CertificateProfile profile) {

  /**
   * Which certificate, signed by which authority.
   *
   * @param name as kubeadm names it: {@code apiserver-etcd-client}
   * @param authority name of an {@link AuthoritySpec}
   */
  public record Signing(String name, String authority) {}

  /** Paths of a certificate and of its key. */
  public record KeyPair(String certificate, String key) {}

  public String name() {
    return signing.name();
  }
}
