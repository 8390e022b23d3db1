package io.brine.cli.apply;

import io.brine.bridge.SaltException;
import io.brine.cli.Terminal;
import io.brine.cli.run.Journal;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Says what goes on when the process is told to end, by Ctrl-C or otherwise. */
final class Interruption {
  private Interruption() {}

  /** What lasts, and goes on on the master when this process ends. */
  interface Following {
    RunResult follow() throws SaltException;
  }

  /** As long as it lasts, the end of the process tells of the orchestration. */
  static RunResult during(Terminal terminal, Journal journal, String jid, Following following)
      throws SaltException {
    Thread hook = new Thread(() -> tell(terminal, journal, jid), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return following.follow();
    } finally {
      remove(hook);
    }
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

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs already
      return;
    }
  }
}
