package io.brine.core.component;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What a certificate may be used for and how long.
 *
 * @param usages extended key usages: {@code server auth}, {@code client auth}
 * @param algorithm as kubeadm's encryptionAlgorithm: {@code RSA-2048}
 * @param validity Go's notation: {@code 8760h0m0s}
 */
@JsonPropertyOrder({"usages", "algorithm", "validity"})
public record CertificateProfile(List<String> usages, String algorithm, String validity) {
  public CertificateProfile {
    usages = List.copyOf(usages);
  }
}
