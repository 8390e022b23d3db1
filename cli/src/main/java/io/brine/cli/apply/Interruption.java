package io.brine.cli.apply;

import io.brine.cli.Terminal;
import io.brine.cli.run.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Says what goes on when the process is told to end, by Ctrl-C or otherwise. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** Until it is closed, the end of the process tells of the orchestration. */
  static Interruption of(Terminal terminal, Journal journal, String jid) {
    Thread hook = new Thread(() -> tell(terminal, journal, jid), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  private static void tell(Terminal terminal, Journal journal, String jid) {
    terminal.log("");
    terminal.log("interrupted: orchestration " + jid + " goes on on the salt-master");
    terminal.log("  follow it again, and go on with what is left: brine apply");
    terminal.log("  look at it: brine report");
    terminal.log("  stop it after its present step: brine unlock");
    try {
      journal.add("interrupted", Map.of("jid", jid));
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
