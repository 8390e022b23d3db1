package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/** Certificates, as kubeadm's API has them. */
public record CertificatesConfig(
    @Field(value = "how long certificates are valid", defaultsTo = "8760h") Duration validity,
    @Field(
            value = "how long the CAs' certificates are valid",
            defaultsTo = "87600h",
            change = Change.FIXED)
        Duration caValidity,
    @Field(value = "apply renews what ends sooner than this", defaultsTo = "720h")
        Duration renewBefore,
    @Field(value = "algorithm of all keys", defaultsTo = "RSA-2048", change = Change.FIXED)
        KeyAlgorithm algorithm) {
  /** As kubeadm's {@code encryptionAlgorithm}. */
  public enum KeyAlgorithm {
    @JsonProperty("RSA-2048")
    RSA_2048("RSA-2048"),
    @JsonProperty("RSA-3072")
    RSA_3072("RSA-3072"),
    @JsonProperty("RSA-4096")
    RSA_4096("RSA-4096"),
    @JsonProperty("ECDSA-P256")
    ECDSA_P256("ECDSA-P256"),
    @JsonProperty("ECDSA-P384")
    ECDSA_P384("ECDSA-P384");

    private final String yaml;

    KeyAlgorithm(String yaml) {
      this.yaml = yaml;
    }

    /** As kubeadm writes it. */
    @Override
    public String toString() {
      return yaml;
    }
  }
}
