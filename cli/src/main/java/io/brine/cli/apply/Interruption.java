package io.brine.cli.apply;

import com.google.common.util.concurrent.Uninterruptibles;
import io.brine.bridge.SaltException;
import io.brine.cli.ExitCode;
import io.brine.cli.ShutdownHook;
import io.brine.cli.Terminal;
import io.brine.cli.run.Journal;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Says what becomes of a run when its process is told to end, by Ctrl-C or otherwise. Closed when
 * the run is over.
 */
public final class Interruption implements AutoCloseable {
  private static final List<String> NOTHING_BEGUN =
      List.of(
          "interrupted: nothing was handed over to the salt-master, and nothing was changed",
          "  begin again with the same command");
  private static final List<String> NOT_KNOWN =
      List.of(
          "interrupted: whether the salt-master took the run over is not known yet",
          "  find out, and go on with what is left: brine apply");

  private final Terminal terminal;
  private final Journal journal;
  private final ShutdownHook hook;
  private List<String> message = NOTHING_BEGUN;
  private boolean begun;
  private boolean told;

  private Interruption(Terminal terminal, Journal journal) {
    this.terminal = terminal;
    this.journal = journal;
    this.hook = ShutdownHook.of("interruption", this::tell);
  }

  /** What lasts, and goes on on the master when this process ends. */
  interface Following {
    RunResult follow() throws SaltException;
  }

  /** From now on the end of the process is told of. */
  public static Interruption watched(Terminal terminal, Journal journal) {
    return new Interruption(terminal, journal);
  }

  /** Does not return once it was told that nothing was begun: the process is ending. */
  synchronized void handingOver() {
    if (told) {
      Uninterruptibles.awaitUninterruptibly(new CountDownLatch(1));
    }
    begun = true;
    message = NOT_KNOWN;
  }

  /**
   * As long as it lasts, the orchestration goes on by itself. It may be that of an earlier run, of
   * which this one, not begun yet, sees the end first.
   */
  RunResult during(String jid, Following following) throws SaltException {
    say(
        "interrupted: orchestration " + jid + " goes on on the salt-master",
        "  follow it again, and go on with what is left: brine apply",
        "  look at it: brine report",
        "  stop it after its present step: brine unlock");
    RunResult result = following.follow();
    hasEnded(jid);
    return result;
  }

  private synchronized void hasEnded(String jid) {
    message =
        begun
            ? List.of(
                "interrupted: orchestration " + jid + " has ended",
                "  look at it: brine report",
                "  go on with what is left: brine apply")
            : NOTHING_BEGUN;
  }

  private synchronized void say(String... lines) {
    message = List.of(lines);
  }

  synchronized List<String> message() {
    return message;
  }

  synchronized void tell() {
    told = true;
    terminal.log("");
    message.forEach(terminal::log);
    try {
      journal.add(
          begun ? "interrupted" : "stopped",
          Map.of("reason", message.get(0), "status", ExitCode.INTERRUPTED.status()));
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  @Override
  public void close() {
    hook.close();
  }
}
