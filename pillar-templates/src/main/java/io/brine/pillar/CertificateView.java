package io.brine.pillar;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.brine.core.component.AlternativeNames;
import io.brine.core.component.AuthoritySpec;
import io.brine.core.component.CertificateProfile;
import io.brine.core.component.Subject;
import io.brine.core.net.IpAddress;
import io.brine.core.version.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A certificate as OpenSSL describes it; shown to users and compared with kubeadm's. */
@JsonPropertyOrder(alphabetic = true)
record CertificateView(
    List<String> basicConstraints,
    boolean basicConstraintsCritical,
    List<String> extendedKeyUsage,
    String issuer,
    String key,
    List<String> keyUsage,
    boolean keyUsageCritical,
    List<String> san,
    String signature,
    String subject,
    long validDays) {

  private static final Map<String, String> USAGES =
      Map.of(
          "server auth", "TLS Web Server Authentication",
          "client auth", "TLS Web Client Authentication");
  private static final Map<String, String> KEYS =
      Map.of(
          "RSA-2048", "rsaEncryption 2048",
          "RSA-3072", "rsaEncryption 3072",
          "RSA-4096", "rsaEncryption 4096",
          "ECDSA-P256", "id-ecPublicKey 256",
          "ECDSA-P384", "id-ecPublicKey 384");
  private static final List<String> LEAF = List.of("Digital Signature", "Key Encipherment");
  private static final List<String> CA =
      List.of("Digital Signature", "Key Encipherment", "Certificate Sign");

  /** The self-signed certificate of an authority. */
  static CertificateView of(AuthoritySpec authority) {
    String name = "CN=" + authority.commonName();
    return new CertificateView(
        List.of("CA:TRUE"),
        true,
        List.of(),
        name,
        key(authority.algorithm()),
        CA,
        true,
        List.of("DNS:" + authority.commonName()),
        signature(authority.algorithm()),
        name,
        days(authority.validity()));
  }

  /** A certificate signed by {@code issuer}. */
  static CertificateView of(
      AuthoritySpec issuer, Subject subject, AlternativeNames names, CertificateProfile profile) {
    return new CertificateView(
        List.of("CA:FALSE"),
        true,
        profile.usages().stream().map(usage -> known(USAGES, usage)).toList(),
        "CN=" + issuer.commonName(),
        key(profile.algorithm()),
        LEAF,
        true,
        described(names),
        signature(issuer.algorithm()),
        described(subject),
        days(profile.validity()));
  }

  /** What the kubelet asks for at TLS bootstrap: an elliptic key, used to sign only. */
  CertificateView bootstrapped() {
    return new CertificateView(
        basicConstraints,
        basicConstraintsCritical,
        extendedKeyUsage,
        issuer,
        key("ECDSA-P256"),
        List.of("Digital Signature"),
        keyUsageCritical,
        san,
        signature,
        subject,
        validDays);
  }

  private static String described(Subject subject) {
    List<String> parts = new ArrayList<>();
    parts.add("CN=" + subject.commonName());
    subject.organizations().forEach(organization -> parts.add("O=" + organization));
    return String.join(",", parts);
  }

  private static List<String> described(AlternativeNames names) {
    List<String> all = new ArrayList<>();
    names.dnsNames().forEach(name -> all.add("DNS:" + name));
    names
        .ipAddresses()
        .forEach(address -> all.add("IP Address:" + IpAddress.parse(address).expanded()));
    return all.stream().sorted().toList();
  }

  private static String signature(String algorithm) {
    return switch (algorithm) {
      case "ECDSA-P256" -> "ecdsa-with-SHA256";
      case "ECDSA-P384" -> "ecdsa-with-SHA384";
      default -> "sha256WithRSAEncryption";
    };
  }

  private static String key(String algorithm) {
    return known(KEYS, algorithm);
  }

  private static String known(Map<String, String> names, String name) {
    String known = names.get(name);
    if (known == null) {
      throw new IllegalStateException("unknown: " + name);
    }
    return known;
  }

  private static long days(String validity) {
    return GoDuration.parse(validity).toDays();
  }
}
