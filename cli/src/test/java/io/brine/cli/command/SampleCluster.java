package io.brine.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The sample cluster's files in a folder: cluster.yaml, facts.yaml, and what they name. */
final class SampleCluster {
  private SampleCluster() {}

  static void write(Path folder) throws IOException {
    String supplies = folder.resolve("key.asc").toString();
    String cluster =
        text("cluster.yaml")
            .replace("keyFile: /sample", "keyFile: " + supplies)
            .replace("caFile: /sample", "caFile: " + folder.resolve("ca.crt"));
    Files.writeString(folder.resolve("cluster.yaml"), cluster);
    Files.writeString(folder.resolve("facts.yaml"), text("facts.yaml"));
    Files.writeString(
        folder.resolve("key.asc"),
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n");
    Files.writeString(
        folder.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n");
  }

  private static String text(String name) throws IOException {
    String path = "/io/brine/cli/sample/" + name;
    try (InputStream in = SampleCluster.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
