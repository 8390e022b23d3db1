package io.brine.cli.input;

import io.brine.core.standing.CertificateEnd;
import io.brine.core.standing.CertificateEnd.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The certificates of the authorities on the master.
 *
 * @param cluster the cluster's folder in the store
 */
public record PkiStore(Path cluster) {

  /** All of them by path; none where nothing was applied yet. */
  public List<CertificateEnd> certificates() throws IOException {
    List<CertificateEnd> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(cluster.resolve("pki"), "*.crt")) {
      for (Path file : files) {
        found.add(read(file));
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    found.sort(Comparator.comparing(CertificateEnd::path));
    return found;
  }

  private static CertificateEnd read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      Names names =
          new Names(
              certificate.getSubjectX500Principal().getName(),
              certificate.getIssuerX500Principal().getName());
      return new CertificateEnd(file.toString(), names, certificate.getNotAfter().toInstant(), "");
    } catch (CertificateException broken) {
      return new CertificateEnd(file.toString(), new Names("", ""), null, "cannot be read");
    }
  }
}
