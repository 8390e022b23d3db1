package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.net.IpAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** A certificate as OpenSSL describes it, without its key and what is another in each. */
final class X509Description {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final int DNS_NAME = 2;
  private static final List<String> KEY_USAGES =
      List.of(
          "Digital Signature",
          "Non Repudiation",
          "Key Encipherment",
          "Data Encipherment",
          "Key Agreement",
          "Certificate Sign",
          "CRL Sign",
          "Encipher Only",
          "Decipher Only");
  private static final Map<String, String> EXTENDED_USAGES =
      Map.of(
          "1.3.6.1.5.5.7.3.1", "TLS Web Server Authentication",
          "1.3.6.1.5.5.7.3.2", "TLS Web Client Authentication");
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "1.2.840.113549.1.1.11", "sha256WithRSAEncryption",
          "1.2.840.10045.4.3.2", "ecdsa-with-SHA256",
          "1.2.840.10045.4.3.3", "ecdsa-with-SHA384");

  private X509Description() {}

  /** The first certificate of a PEM text, which may hold a key too. */
  static JsonNode of(String path, String pem) {
    Matcher found = PEM.matcher(pem);
    if (!found.find()) {
      throw new UnreadableException(path, "holds no certificate");
    }
    byte[] bytes = found.group().getBytes(StandardCharsets.US_ASCII);
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return describe(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
    } catch (CertificateException e) {
      throw new UnreadableException(path, "holds a certificate that cannot be read");
    }
  }

  private static JsonNode describe(X509Certificate certificate) throws CertificateException {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    Set<String> critical = critical(certificate);
    boolean authority = certificate.getBasicConstraints() >= 0;
    description.putArray("basicConstraints").add(authority ? "CA:TRUE" : "CA:FALSE");
    description.put("basicConstraintsCritical", critical.contains(BASIC_CONSTRAINTS));
    fill(description.putArray("extendedKeyUsage"), extendedUsages(certificate));
    description.put("issuer", name(certificate.getIssuerX500Principal()));
    description.put("key", key(certificate.getPublicKey()));
    fill(description.putArray("keyUsage"), usages(certificate));
    description.put("keyUsageCritical", critical.contains(KEY_USAGE));
    fill(description.putArray("san"), alternativeNames(certificate));
    String signature = certificate.getSigAlgOID();
    description.put("signature", SIGNATURES.getOrDefault(signature, signature));
    description.put("subject", name(certificate.getSubjectX500Principal()));
    description.put("validDays", Math.toIntExact(validity(certificate).toDays()));
    return description;
  }

  private static Set<String> critical(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical == null ? Set.of() : critical;
  }

  private static void fill(ArrayNode list, List<String> texts) {
    texts.forEach(list::add);
  }

  private static String name(X500Principal principal) {
    return principal.getName(X500Principal.RFC2253);
  }

  private static String key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "rsaEncryption " + rsa.getModulus().bitLength();
    }
    if (key instanceof ECPublicKey elliptic) {
      return "id-ecPublicKey " + elliptic.getParams().getCurve().getField().getFieldSize();
    }
    return key.getAlgorithm();
  }

  private static List<String> usages(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage();
    List<String> usages = new ArrayList<>();
    for (int i = 0; bits != null && i < bits.length; i++) {
      if (bits[i]) {
        usages.add(KEY_USAGES.get(i));
      }
    }
    return usages;
  }

  private static List<String> extendedUsages(X509Certificate certificate)
      throws CertificateException {
    List<String> usages = certificate.getExtendedKeyUsage();
    return usages == null
        ? List.of()
        : usages.stream().map(oid -> EXTENDED_USAGES.getOrDefault(oid, oid)).toList();
  }

  private static List<String> alternativeNames(X509Certificate certificate)
      throws CertificateException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream().map(X509Description::alternativeName).sorted().toList();
  }

  private static String alternativeName(List<?> name) {
    String text = String.valueOf(name.get(1));
    if (Integer.valueOf(DNS_NAME).equals(name.get(0))) {
      return "DNS:" + text;
    }
    return IpAddress.isAddress(text) ? "IP Address:" + IpAddress.parse(text).expanded() : text;
  }

  private static Duration validity(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }
}
