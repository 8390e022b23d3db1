package io.brine.it.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A host of the lab that BRINE_LAB_NAME names; tests that ask for one are skipped without a lab.
 */
record LabHost(String lab, String name) {
  private static final long MINUTES = 15;
  private static final String NONE = "run sudo ./check, which puts one up";

  /** What a command did. */
  record Ended(int status, String out, String err) {
    /** Both streams, for the message of an assertion. */
    @Override
    public String toString() {
      return "status " + status + "\n--- out\n" + out + "--- err\n" + err;
    }
  }

  /** The host that the salt-master runs on, with Brine installed. */
  static LabHost bootstrap() {
    return of("bootstrap");
  }

  static LabHost of(String name) {
    String lab = System.getenv("BRINE_LAB_NAME");
    assumeTrue(lab != null, "no lab: " + System.getenv().getOrDefault("BRINE_NO_LAB", NONE));
    return new LabHost(lab, name);
  }

  /** Runs a program on the host and waits for its end. */
  Ended run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(lab("exec"));
    words.add("--");
    words.addAll(List.of(command));
    return ended(new ProcessBuilder(words).start());
  }

  /** Runs lines of a shell; {@code $1} and so on are the arguments. */
  Ended shell(String script, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    words.addAll(List.of(arguments));
    return run(words.toArray(String[]::new));
  }

  /** Pulls the plug. */
  void kill() throws IOException, InterruptedException {
    done(lab("kill"));
  }

  void boot() throws IOException, InterruptedException {
    done(lab("boot"));
  }

  private static void done(List<String> command) throws IOException, InterruptedException {
    Ended ended = ended(new ProcessBuilder(command).start());
    if (ended.status() != 0) {
      throw new IOException(command + ": " + ended);
    }
  }

  private List<String> lab(String action) {
    Path clone = Path.of(System.getProperty("brine.clone", "."));
    return List.of(clone.resolve("it/lab/lab").toString(), action, lab, name);
  }

  private static Ended ended(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    CompletableFuture<String> out = text(process.getInputStream());
    CompletableFuture<String> err = text(process.getErrorStream());
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("not ended after " + MINUTES + " minutes: " + err.join());
    }
    return new Ended(process.exitValue(), out.join(), err.join());
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }
}
