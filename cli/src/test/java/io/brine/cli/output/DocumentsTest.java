package io.brine.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.output.RunList.Item;
import io.brine.cli.output.RunList.Times;
import io.brine.cli.run.LastRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static String json(Object document) throws Exception {
    return Documents.json().writeValueAsString(document);
  }

  @Test
  void theLastRunOfAStatusHasAStatusWhenItEnded() throws Exception {
    assertThat(json(new LastRun("r", "ended", NOW, Optional.of(0))))
        .isEqualTo(
            "{\"run\":\"r\",\"event\":\"ended\",\"time\":\"2026-01-02T03:04:05Z\",\"status\":0}");
    assertThat(json(new LastRun("r", "submitted", NOW, Optional.empty()))).doesNotContain("status");
    assertThat(json(List.of(Optional.empty()))).isEqualTo("[null]");
  }

  @Test
  void aListOfRunsLeavesOutWhatIsNotKnown() throws Exception {
    Item open =
        new Item(
            "r", "root", new Times(Optional.empty(), Optional.of(NOW)), "open", Optional.empty());

    assertThat(json(new RunList("brine.io/v1", "RunList", List.of(open))))
        .contains("\"times\":{\"lastHeard\":\"2026-01-02T03:04:05Z\"},\"state\":\"open\"}");
    assertThat(Documents.yaml().writeValueAsString(open))
        .contains("lastHeard: ")
        .doesNotContain("outcome");
  }
}
