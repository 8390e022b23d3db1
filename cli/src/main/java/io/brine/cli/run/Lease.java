package io.brine.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.output.Documents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a cluster, held by one process at a time: a locked file, which the kernel
 * unlocks when the process ends however it ends, with the holder in it as JSON.
 */
public final class Lease implements AutoCloseable {
  private static final ObjectMapper JSON = Documents.json();
  private static final int MAX_BYTES = 64 * 1024;

  private final FileChannel channel;
  private LeaseHolder holder;

  private Lease(FileChannel channel, LeaseHolder holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /** Another process has the lease. */
  public static final class HeldException extends Exception {
    private static final long serialVersionUID = 1L;

    HeldException(String holder) {
      super(holder);
    }
  }

  /**
   * Takes the lease.
   *
   * @param folder of the cluster in the store; made when missing
   * @throws HeldException with the holder, when another process has it
   */
  public static Lease take(Path folder, RunId run, LeaseHolder.Client client, Instant now)
      throws IOException, HeldException {
    PrivateFiles.folder(folder);
    FileChannel channel =
        PrivateFiles.open(
            folder.resolve("lease.json"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      boolean free = lock(channel) != null;
      Optional<LeaseHolder> last = read(channel);
      if (!free) {
        throw new HeldException(
            last.map(LeaseHolder::toString).orElse("a process that just started"));
      }
      String unfinished = last.map(LeaseHolder::orchestration).orElse(null);
      LeaseHolder holder = new LeaseHolder(epochAfter(last, now), run, client, now, unfinished);
      write(channel, holder);
      return new Lease(channel, holder);
    } catch (IOException | HeldException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  public LeaseHolder holder() {
    return holder;
  }

  /** Notes that an orchestration goes on, whatever becomes of this process. */
  public void handedOver(String jid) throws IOException {
    note(jid);
  }

  /** Notes that it has ended. */
  public void ended() throws IOException {
    note(null);
  }

  private void note(@Nullable String jid) throws IOException {
    holder = holder.with(jid);
    write(channel, holder);
  }

  /** Gives the lease back; the holder stays readable in the file. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Grows even when the file was lost: no epoch is smaller than the seconds of its time. */
  private static long epochAfter(Optional<LeaseHolder> last, Instant now) {
    return Math.max(last.map(LeaseHolder::epoch).orElse(0L) + 1, now.getEpochSecond());
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  /** Empty for a new file, and for one whose writer died half-way. */
  private static Optional<LeaseHolder> read(FileChannel channel) throws IOException {
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

  private static void write(FileChannel channel, LeaseHolder holder) throws IOException {
    byte[] bytes = (JSON.writeValueAsString(holder) + "\n").getBytes(StandardCharsets.UTF_8);
    channel.write(ByteBuffer.wrap(bytes), 0);
    channel.truncate(bytes.length);
    channel.force(true);
  }
}
