package io.brine.cli.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of the operating system, run without a shell. */
public final class Programs {
  private static final int MAX_SEEN = 600;

  /** A program that is not there or that failed; the message says which and what it wrote. */
  public static final class FailedException extends IOException {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message);
    }
  }

  /** Its standard output. */
  String run(List<String> command) throws IOException {
    return runIn(Path.of("/"), command);
  }

  String runIn(Path directory, List<String> command) throws IOException {
    Path errors = Files.createTempFile("brine", ".err");
    try {
      Process process = start(directory, command, errors);
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new FailedException(command.get(0) + ": " + seen(errors));
      }
      return output;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new FailedException(command.get(0) + " was interrupted");
    } finally {
      Files.delete(errors);
    }
  }

  private static Process start(Path directory, List<String> command, Path errors)
      throws FailedException {
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException absent) {
      throw new FailedException(command.get(0) + " cannot be started: is it installed?");
    }
  }

  private static String seen(Path errors) throws IOException {
    String text = Files.readString(errors, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    return text.substring(Math.max(0, text.length() - MAX_SEEN));
  }
}
