package io.brine.cli.run;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The configuration that was applied last, for what the cluster itself does not tell.
 *
 * @param cluster the cluster's folder in the store
 */
public record AppliedConfig(Path cluster) {

  private Path path() {
    return cluster.resolve("applied.yaml");
  }

  /** Empty when nothing was applied, or a later Brine no longer reads what was. */
  public Optional<ClusterConfig> read() throws IOException {
    try {
      return ClusterConfigReader.read(Files.readAllBytes(path())).checked().value();
    } catch (NoSuchFileException never) {
      return Optional.empty();
    }
  }

  /** Replaces it in one step. */
  public void write(String text) throws IOException {
    Path aside = PrivateFiles.folder(cluster).resolve("applied.yaml.new");
    try (FileChannel channel =
        PrivateFiles.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(aside, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
