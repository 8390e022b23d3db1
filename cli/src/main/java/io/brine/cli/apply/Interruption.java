package io.brine.cli.apply;

import io.brine.bridge.SaltException;
import io.brine.cli.Terminal;
import io.brine.cli.run.Journal;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

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
  private final Thread hook;
  private volatile List<String> message = NOTHING_BEGUN;

  private Interruption(Terminal terminal, Journal journal) {
    this.terminal = terminal;
    this.journal = journal;
    this.hook = new Thread(this::tell, "interruption");
  }

  /** What lasts, and goes on on the master when this process ends. */
  interface Following {
    RunResult follow() throws SaltException;
  }

  /** From now on the end of the process is told of. */
  public static Interruption watched(Terminal terminal, Journal journal) {
    Interruption interruption = new Interruption(terminal, journal);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  void handingOver() {
    message = NOT_KNOWN;
  }

  /** As long as it lasts, the orchestration goes on by itself. */
  RunResult during(String jid, Following following) throws SaltException {
    message =
        List.of(
            "interrupted: orchestration " + jid + " goes on on the salt-master",
            "  follow it again, and go on with what is left: brine apply",
            "  look at it: brine report",
            "  stop it after its present step: brine unlock");
    RunResult result = following.follow();
    message =
        List.of(
            "interrupted: orchestration " + jid + " has ended",
            "  look at it: brine report",
            "  go on with what is left: brine apply");
    return result;
  }

  List<String> message() {
    return message;
  }

  private void tell() {
    terminal.log("");
    message.forEach(terminal::log);
    try {
      journal.add("interrupted", Map.of("told", message.get(0)));
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs already
      return;
    }
  }
}
