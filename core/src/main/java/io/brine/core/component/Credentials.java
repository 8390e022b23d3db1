package io.brine.core.component;

import java.util.List;
import java.util.stream.Stream;

/**
 * Keys and certificates of a node: made on it, signed by the master from this very table.
 *
 * @param serviceAccount whether the node holds the key that signs service account tokens
 */
public record Credentials(
    List<AuthoritySpec> authorities,
    boolean serviceAccount,
    List<CertificateSpec> certificates,
    List<KubeconfigSpec> kubeconfigs) {

  public static final Credentials NONE = new Credentials(List.of(), false, List.of(), List.of());

  public Credentials {
    authorities = List.copyOf(authorities);
    certificates = List.copyOf(certificates);
    kubeconfigs = List.copyOf(kubeconfigs);
  }

  Credentials and(Credentials other) {
    return new Credentials(
        joined(authorities, other.authorities),
        serviceAccount || other.serviceAccount,
        joined(certificates, other.certificates),
        joined(kubeconfigs, other.kubeconfigs));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
