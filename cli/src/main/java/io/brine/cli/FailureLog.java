package io.brine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.output.Documents;
import io.brine.core.result.Masked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps stack traces away from the screen, in a file of mode 0600: one JSON object a line, what was
 * run first, then what failed and each of its causes.
 *
 * <pre>
 * {"time":"2026-01-02T03:04:05Z","brine":"0.1.0","arguments":["status"],"status":5}
 * {"failure":"java.net.ConnectException","message":"Connection refused","at":["java.base/..."]}
 * </pre>
 */
record FailureLog(Surroundings surroundings, List<String> arguments) {
  private static final ObjectMapper JSON = Documents.json();

  private record Run(Instant time, String brine, List<String> arguments, int status) {}

  private record Cause(String failure, String message, List<String> at) {
    static Cause of(Throwable failure) {
      return new Cause(
          failure.getClass().getName(),
          Masked.of(String.valueOf(failure.getMessage())),
          Arrays.stream(failure.getStackTrace()).map(StackTraceElement::toString).toList());
    }
  }

  FailureLog {
    arguments = List.copyOf(arguments);
  }

  /** Where the log is; when no file can be written, why, and what went wrong. */
  String write(Throwable failure, ExitCode status) {
    try {
      List<String> lines = new ArrayList<>();
      Instant now = surroundings.clock().instant();
      lines.add(line(new Run(now, Version.text(), arguments, status.status())));
      for (Throwable one : chain(failure)) {
        lines.add(line(Cause.of(one)));
      }
      Path log = Files.createTempFile("brine-error-", ".jsonl");
      Files.write(log, lines);
      return log.toString();
    } catch (IOException noFile) {
      return "(no log could be written: " + noFile.getMessage() + ") " + failure;
    }
  }

  private static String line(Object entry) throws JsonProcessingException {
    return JSON.writeValueAsString(entry);
  }

  private static Set<Throwable> chain(Throwable failure) {
    Set<Throwable> chain = new LinkedHashSet<>();
    Throwable next = failure;
    while (next != null && chain.add(next)) {
      next = next.getCause();
    }
    return chain;
  }
}
