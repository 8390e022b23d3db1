package io.brine.cli.run;

import io.brine.cli.run.LeaseHolder.Client;
import io.brine.cli.run.LeaseHolder.HandedOver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a cluster, held by one run at a time. The kernel frees it when the process
 * ends, however it ends. A process that lives and gives no sign of life can lose it: whatever it
 * does later is refused, here and by its epoch on the master.
 */
public final class Lease implements AutoCloseable {
  /** Without a sign of life for so long, it can be taken over. */
  public static final Duration EXPIRES = Duration.ofSeconds(60);

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  private final LeaseFile file;
  private final ScheduledExecutorService heart;
  private final ScheduledFuture<?> beating;
  private LeaseHolder holder;

  private Lease(LeaseFile file, LeaseHolder holder) {
    this.file = file;
    this.holder = holder;
    this.heart = Executors.newSingleThreadScheduledExecutor(Lease::thread);
    long pause = SIGN_OF_LIFE.toMillis();
    this.beating = heart.scheduleAtFixedRate(this::beat, pause, pause, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sign of life");
    thread.setDaemon(true);
    return thread;
  }

  /** Another run has the lease. */
  public static final class HeldException extends Exception {
    private static final long serialVersionUID = 1L;

    HeldException(String holder) {
      super(holder);
    }
  }

  /** Who wants it. */
  public record Claim(RunId run, Client client, Instant now) {
    private LeaseHolder after(Optional<LeaseHolder> last, boolean seized) {
      // Grows even when the file was lost: no epoch is smaller than the seconds of its time.
      long epoch = Math.max(last.map(LeaseHolder::epoch).orElse(0L) + 1, now.getEpochSecond());
      Optional<HandedOver> open = last.flatMap(LeaseHolder::unfinished);
      return new LeaseHolder(
          epoch, run, client, now, (seized ? open.map(HandedOver::refused) : open).orElse(null));
    }
  }

  /**
   * Takes the lease when it is free, or when its holder has given no sign of life for {@link
   * #EXPIRES}.
   *
   * @param folder of the cluster in the store; made when missing
   * @throws HeldException with the holder, when another has it
   */
  public static Lease take(Path folder, Claim claim) throws IOException, HeldException {
    return take(folder, claim, EXPIRES);
  }

  /** Takes it from whoever has it; what was handed over is refused at its next step. */
  public static Lease seize(Path folder, Claim claim) throws IOException, HeldException {
    return take(folder, claim, Duration.ZERO);
  }

  private static Lease take(Path folder, Claim claim, Duration patience)
      throws IOException, HeldException {
    PrivateFiles.folder(folder);
    LeaseFile file = LeaseFile.open(folder.resolve(LeaseFile.NAME));
    Optional<LeaseHolder> last = file.read();
    LeaseHolder next = claim.after(last, patience.isZero());
    if (file.tryLock()) {
      file.write(next);
      return new Lease(file, next);
    }
    boolean silent = file.lastWritten().plus(patience).isBefore(claim.now());
    file.close();
    if (!silent && !patience.isZero()) {
      throw new HeldException(last.map(LeaseHolder::toString).orElse("it has just started"));
    }
    return new Lease(LeaseFile.replace(folder, next), next);
  }

  /** The holder, or who was the last one. */
  public static Optional<Standing> look(Path folder) throws IOException {
    return LeaseFile.look(folder.resolve(LeaseFile.NAME));
  }

  /**
   * How the lease stands.
   *
   * @param active whether the holder's process lives
   * @param lastSign of its life
   */
  public record Standing(LeaseHolder holder, boolean active, Instant lastSign) {}

  public synchronized LeaseHolder holder() {
    return holder;
  }

  /**
   * Sees that it was not taken over. What is done under it is preceded by this, and is checked on
   * the master again by its epoch: this process may be stopped right after.
   *
   * @throws HeldException with the new holder, when it was
   */
  public void confirm() throws IOException, HeldException {
    if (!file.isInPlace()) {
      String by = look(file.folder()).map(now -> now.holder().toString()).orElse("someone");
      throw new HeldException("the lease was taken over by " + by);
    }
  }

  /** Notes that an orchestration is about to be handed over: from now on it may go on. */
  public void handingOver() throws IOException {
    note(new HandedOver(holder().run(), holder().epoch(), null));
  }

  /** Notes that it goes on, whatever becomes of this process. */
  public void handedOver(String jid) throws IOException {
    note(new HandedOver(holder().run(), holder().epoch(), jid));
  }

  /** Notes that what was handed over has ended. */
  public void ended() throws IOException {
    note(null);
  }

  private synchronized void note(@Nullable HandedOver handedOver) throws IOException {
    holder = holder.with(handedOver);
    file.write(holder);
  }

  /** A file that cannot be written just now shows by its age that it was not. */
  private synchronized void beat() {
    try {
      file.write(holder);
    } catch (IOException missed) {
      return;
    }
  }

  /** Gives the lease back; the holder stays readable in the file. */
  @Override
  public synchronized void close() throws IOException {
    beating.cancel(false);
    heart.shutdown();
    file.close();
  }
}
