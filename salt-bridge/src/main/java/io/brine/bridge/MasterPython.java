package io.brine.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Brine's scripts with the Python that the salt-master of this host runs in. */
final class MasterPython {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENTRY = "brine_master.py";
  private static final List<String> SCRIPTS =
      List.of(
          ENTRY,
          "master_check.py",
          "master_config.py",
          "master_ready.py",
          "master_setup.py",
          "master_tls.py");

  /** Also pip's way around paths too long for the first line: {@code '''exec' /PATH "$0" "$@"}. */
  private static final Pattern INTERPRETER =
      Pattern.compile("\\A#!(?:/bin/sh\\s*\\n'''exec' \"?)?(/[^\\s\"]+)");

  private static final int HEAD_BYTES = 1024;
  private static final long MINUTES = 5;

  private final Path interpreter;

  private MasterPython(Path interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Finds it by the command salt-master.
   *
   * @param folders where commands are looked for, as in PATH
   */
  static MasterPython find(Stream<Path> folders) throws SaltException.MasterConfiguration {
    Path command =
        folders
            .map(folder -> folder.resolve("salt-master"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new SaltException.MasterConfiguration(
                        "salt-master is not installed on this host",
                        "run this on the salt-master"));
    return new MasterPython(
        interpreter(command)
            .orElseThrow(
                () ->
                    new SaltException.MasterConfiguration(
                        "\"%s\" does not say which Python it runs in".formatted(command),
                        "install Salt from its packages or with pip")));
  }

  private static Optional<Path> interpreter(Path command) {
    try (InputStream in = Files.newInputStream(command)) {
      Matcher matcher =
          INTERPRETER.matcher(new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8));
      return matcher.find()
          ? Optional.of(Path.of(matcher.group(1))).filter(Files::isExecutable)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Gives the script a request and returns its answer. */
  JsonNode run(JsonNode request) throws SaltException {
    try {
      Path folder = Files.createTempDirectory("brine-");
      try {
        for (String script : SCRIPTS) {
          Files.writeString(folder.resolve(script), script(script));
        }
        return answer(run(folder, request));
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new SaltException.MasterConfiguration(
          "running \"%s\" failed: %s".formatted(interpreter, Reasons.of(e)),
          "check that this user may run it, and that /tmp can be written");
    }
  }

  /** One of the Python files that come with this module. */
  static String script(String name) {
    try (InputStream in = MasterPython.class.getResourceAsStream("master/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private Output run(Path folder, JsonNode request) throws IOException, SaltException {
    Path out = folder.resolve("stdout");
    Path seen = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(interpreter.toString(), "-I", folder.resolve(ENTRY).toString())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(seen.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL"));
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(JSON.writeValueAsBytes(request));
    }
    waitFor(process);
    return new Output(Files.readString(out), Files.readString(seen));
  }

  private static void waitFor(Process process) throws SaltException.Interrupted {
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new SaltException.Interrupted(
          "looking at the salt-master was interrupted", "run it again; it may be repeated");
    }
  }

  private record Output(String out, String err) {}

  private JsonNode answer(Output output) throws SaltException.MasterConfiguration {
    JsonNode answer = parsed(output);
    if (answer.has("error")) {
      throw new SaltException.MasterConfiguration(
          answer.at("/error/what").asText(), answer.at("/error/advice").asText());
    }
    if (!answer.isObject()) {
      throw new SaltException.MasterConfiguration(
          "\"%s\" failed: %s".formatted(interpreter, Causes.ofText(output.err())),
          "check that it is the Python that has Salt in it");
    }
    return answer;
  }

  private static JsonNode parsed(Output output) {
    try {
      return JSON.readTree(output.out());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Where commands are, by the environment and by Salt's own packages. */
  static Stream<Path> folders(Map<String, String> environment) {
    return Stream.concat(
        Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of),
        Stream.of("/usr/bin", "/usr/local/bin", "/opt/saltstack/salt").map(Path::of));
  }
}
