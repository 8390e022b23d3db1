package io.brine.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in exactly the certificates of one file. */
record TlsContext(SSLSocketFactory sockets, X509TrustManager trust) {
  /**
   * Reads the PEM file of one or more CA certificates.
   *
   * @throws SaltException.Tls when it cannot be read or holds none
   */
  static TlsContext of(Path caFile) throws SaltException.Tls {
    try {
      X509TrustManager trust = trusting(read(caFile));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return new TlsContext(context.getSocketFactory(), trust);
    } catch (IOException | GeneralSecurityException e) {
      throw new SaltException.Tls(
          "reading the CA certificate of salt-api from \"%s\" failed: %s"
              .formatted(caFile, Reasons.of(e)),
          "set salt.caFile to a readable PEM file with the certificate that signed salt-api's",
          e);
    }
  }

  private static Collection<? extends Certificate> read(Path caFile)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(caFile)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException("no certificate is in it");
      }
      return found;
    }
  }

  private static X509TrustManager trusting(Collection<? extends Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate authority : authorities) {
      store.setCertificateEntry("ca-" + number++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new IllegalStateException("this Java has no X.509 trust manager");
  }
}
