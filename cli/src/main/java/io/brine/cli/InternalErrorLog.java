package io.brine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the stack trace of a mistake of our own away from the screen, in a file of mode 0600. */
record InternalErrorLog(Surroundings surroundings) {

  /** Where the trace is; when no file can be written, the trace itself. */
  String write(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    String text = surroundings.clock().instant() + " brine " + Version.text() + "\n" + trace;
    try {
      Path log = Files.createTempFile("brine-error-", ".log");
      Files.writeString(log, text);
      return log.toString();
    } catch (IOException noFile) {
      return "(no log could be written: " + noFile.getMessage() + ") " + bug;
    }
  }
}
