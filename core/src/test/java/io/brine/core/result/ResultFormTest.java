package io.brine.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFormTest {
  private static final Path SCHEMA = Path.of("../docs/reference/run-result.schema.json");
  private static final StateRef STATE = new StateRef("brine.kubelet.running", "Run the kubelet");

  @Test
  void keepsToItsSchema() throws IOException {
    assertThat(faults(ResultJson.of(run()))).isEmpty();
    JsonNode other = new ObjectMapper().readTree("{\"kind\": \"RunResult\", \"extra\": 1}");
    assertThat(faults(other)).isNotEmpty();
  }

  @Test
  void isReadBackAsItWas() {
    assertThat(ResultReader.read(ResultJson.of(run()))).isEqualTo(run());
    assertThatThrownBy(() -> ResultReader.read(new ObjectMapper().createObjectNode()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E: Unable to locate package kubelet=9.9|repositories",
        "write /x: No space left on device|df -h",
        "dial tcp 10.0.0.1:6443: connect: connection refused|does not run",
        "context deadline exceeded|blocks",
        "x509: certificate signed by unknown authority|caFile",
        "it did not answer the job|salt-minion",
        "E: Could not get lock /var/lib/dpkg/lock|package manager"
      })
  void knowsTheUsualRemedy(String cause, String advice) {
    assertThat(Failure.of(cause).advice()).contains(advice);
    assertThat(Failure.of("the moon is full").advice()).isEmpty();
  }

  @Test
  void saysHowToDoItAgainByHandInAnyShell() {
    assertThat(ByHand.command(new StateRef("brine.etcd.running", "x"), List.of("a", "b.c")))
        .isEqualTo("salt -L a,b.c state.sls brine.etcd.running saltenv=brine pillarenv=brine");
    assertThat(ByHand.command(new StateRef("$(reboot)", "x"), List.of("a")))
        .isEqualTo("salt -L a state.sls '$(reboot)' saltenv=brine pillarenv=brine");
    assertThat(ByHand.command(new StateRef("';reboot;'", "x"), List.of("a")))
        .contains(" state.sls ''\\'';reboot;'\\''' saltenv");
    assertThat(ByHand.command(new StateRef("brine.orchestrate.pki", "x"), List.of()))
        .startsWith("salt-run state.orchestrate brine.orchestrate.pki ");
  }

  @Test
  void neverKeepsWhatATerminalWouldObey() {
    Failure failure = Failure.of("\u001b[2Jgone\u0000 \u202eback\r\n<b>\tnext");
    assertThat(failure.cause()).isEqualTo("?[2Jgone? ?back?\n<b>\tnext");
    assertThat(new StateRef("a\nb", "\u001b]0;x\u0007")).hasToString("a b: ?]0;x?");
    assertThat(Failure.of("x".repeat(1_000_000)).cause()).hasSizeLessThan(5_000);
    assertThat(new StateRef("s", "y".repeat(1_000_000)).id()).hasSizeLessThan(500);
  }

  private static RunResult run() {
    TreeMap<String, MinionResult> minions = new TreeMap<>();
    Note note = new Note(STATE, "NotReady only because no network plugin is installed: a");
    minions.put(
        "a",
        new MinionResult(
            "a", Outcome.OK, List.of(STATE), List.of(), List.of(note), Duration.ofMillis(1250)));
    Failure failure = new Failure(STATE, "no", "Command ran", "mend it", 3);
    minions.put("b", result("b", Outcome.FAILED, List.of(), List.of(failure)));
    minions.put("c", MinionResult.unknown("c", "it did not answer"));
    PhaseResult phase =
        new PhaseResult("workers", List.of("2026"), minions, List.of(Failure.of("lost")));
    return new RunResult("r-1", "2025", List.of(phase), List.of("verify"));
  }

  private static MinionResult result(
      String minion, Outcome outcome, List<StateRef> changes, List<Failure> failures) {
    return new MinionResult(minion, outcome, changes, failures, Duration.ofMillis(1250));
  }

  private static List<Error> faults(JsonNode document) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
        .validate(document.toString(), InputFormat.JSON);
  }
}
