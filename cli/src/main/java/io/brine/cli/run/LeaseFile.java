package io.brine.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.output.Documents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file of a lease: its holder as JSON, locked as long as the holder's process lives. One that
 * lives cannot be unlocked, so who takes over puts another file in its place.
 *
 * <p>The lock belongs to the process: closing any channel of the same file would free it, so a
 * holder never opens it a second time.
 */
final class LeaseFile implements AutoCloseable {
  static final String NAME = "lease.json";

  private static final ObjectMapper JSON = Documents.json();
  private static final int MAX_BYTES = 64 * 1024;

  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object key;

  private LeaseFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.key = key(path);
  }

  static LeaseFile open(Path path) throws IOException {
    return new LeaseFile(
        path,
        PrivateFiles.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** A file of this holder in the place of whatever is there, locked from its first moment. */
  static LeaseFile replace(Path folder, LeaseHolder holder) throws IOException {
    Path aside = folder.resolve(NAME + "." + holder.run());
    LeaseFile file = open(aside);
    file.tryLock();
    file.write(holder);
    Path path = folder.resolve(NAME);
    Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    return new LeaseFile(path, file.channel);
  }

  static Optional<Lease.Standing> look(Path path) throws IOException {
    try (LeaseFile file =
        new LeaseFile(
            path, PrivateFiles.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
      Instant lastSign = file.lastWritten();
      boolean active = !file.tryLock();
      return file.read().map(holder -> new Lease.Standing(holder, active, lastSign));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  Path folder() {
    return Objects.requireNonNull(path.getParent());
  }

  /** Whether it got it. */
  boolean tryLock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && isInPlace();
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  /** Whether the path still leads to this very file. */
  boolean isInPlace() throws IOException {
    return Objects.equals(key, key(path));
  }

  private static @Nullable Object key(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  Instant lastWritten() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  /** Empty for a new file, and for one whose writer died half-way. */
  Optional<LeaseHolder> read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_BYTES));
    channel.read(bytes, 0);
    try {
      return bytes.position() == 0
          ? Optional.empty()
          : Optional.of(JSON.readValue(bytes.array(), 0, bytes.position(), LeaseHolder.class));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  void write(LeaseHolder holder) throws IOException {
    PrivateFiles.write(path, channel, JSON.writeValueAsString(holder) + "\n", 0);
    channel.truncate(channel.position());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
