package io.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private static List<JsonNode> logged(Path log) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void hasALineForTheRunAndForEachCause() throws IOException {
    Throwable failure = new IOException("password: hunter2", new ConnectException("refused"));
    FailureLog log =
        new FailureLog(
            new Surroundings(Map.of(), Path.of("/"), CLOCK), List.of("status", "-o", "json"));

    Path written = Path.of(log.write(failure, ExitCode.UNREACHABLE));
    try {
      List<JsonNode> lines = logged(written);
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0).toString())
          .isEqualTo(
              "{\"time\":\"2026-01-02T03:04:05Z\",\"brine\":\"dev\",\"arguments\":[\"status\",\"-o\",\"json\"],"
                  + "\"status\":5}");
      assertThat(lines.get(1).at("/message").asText()).isEqualTo("password: <masked>");
      assertThat(lines.get(2).at("/failure").asText()).isEqualTo("java.net.ConnectException");
      assertThat(lines.get(2).at("/at/0").asText()).contains("FailureLogTest");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .isEqualTo("rw-------");
    } finally {
      Files.delete(written);
    }
  }
}
