package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.MinionId;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On whole answers of a real master to jobs.list_job, given by a stand-in for salt-api. */
class RunReaderTest {
  private static final String JID = "20261122201112313217";

  private StandInApi api;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    api = StandInApi.start(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsAFailedPhaseAndTheSilentMinionInIt() throws Exception {
    RunResult run =
        follow(
            List.of(recorded("orchestration-failed"), recorded("child-failed")), "gamma", "later");

    PhaseResult gamma = run.phases().get(0);
    assertThat(gamma.jids()).containsExactly(JID);
    assertThat(gamma.on("node-1").map(MinionResult::outcome)).hasValue(Outcome.FAILED);
    assertThat(gamma.on("nobody").map(MinionResult::outcome)).hasValue(Outcome.UNKNOWN);
    assertThat(gamma.failures()).isEmpty();
    assertThat(run.notStarted()).containsExactly("later");
  }

  @Test
  void believesTheJobAndNotTheOrchestrationsCopyOfIt() throws Exception {
    String good = recorded("child-failed").replace("\"result\": false", "\"result\": true");
    String child =
        good.replace("\"retcode\": 2", "\"retcode\": 0")
            .replace("\"success\": false", "\"success\": true");

    RunResult run = follow(List.of(recorded("orchestration-failed"), child), "gamma");

    assertThat(run.phases().get(0).on("node-1").map(MinionResult::outcome)).hasValue(Outcome.OK);
    assertThat(run.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void readsTheCopyWhereTheJobIsGone() throws Exception {
    String gone =
        "{\"return\": [{\"jid\": \"1\", \"Error\": \"no job with this jid\", \"Result\": {}}]}";

    RunResult run = follow(List.of(recorded("orchestration-failed"), gone), "gamma");

    assertThat(run.phases().get(0).on("node-2").map(MinionResult::failures))
        .hasValueSatisfying(
            failures ->
                assertThat(failures).extracting(Failure::cause).containsExactly("disk on fire"));
  }

  @Test
  void readsWhatARunnerReturnsPerMinion() throws Exception {
    RunResult run = follow(List.of(recorded("orchestration-runner")), "runissue");

    PhaseResult phase = run.phases().get(0);
    assertThat(phase.on("node-1").map(MinionResult::outcome)).hasValue(Outcome.OK);
    assertThat(phase.on("node-2").map(MinionResult::outcome)).hasValue(Outcome.FAILED);
    assertThat(phase.on("nobody").map(MinionResult::outcome)).hasValue(Outcome.UNKNOWN);
  }

  @Test
  void showsOfARunnersExceptionItsLastLine() throws Exception {
    RunResult run = follow(List.of(recorded("orchestration-exception")), "runboom");

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.phases().get(0).failures())
        .extracting(Failure::cause)
        .containsExactly("ValueError: table missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": {\"m\": [\"No matching sls found\"]}, \"retcode\": 1}",
        "{\"data\": {\"m\": {}}, \"retcode\": 0}",
        "{\"data\": {\"m\": \"VALUE_TRIMMED\"}, \"retcode\": 0}",
        "{\"data\": {\"m\": {\"salt_|-a_|-a_|-state\": \"VALUE_TRIMMED\"}}, \"retcode\": 0}",
        "{\"data\": {}, \"retcode\": 0}",
        "\"Exception occurred in runner state.orchestrate: Traceback (most recent call last):\\nKeyError\"",
        "\"VALUE_TRIMMED\"",
        "{}",
        "null",
        "true"
      })
  void isNeverOkWithoutTheStepsOfThePhase(String value) throws Exception {
    String job =
        "{\"return\": [{\"Minions\": [], \"Result\": {\"m\": {\"return\": {\"success\": true, \"return\": "
            + value
            + "}}}}]}";

    RunResult run = follow(List.of(job), "alpha", "beta");

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.phases().get(0).failures()).isNotEmpty();
    assertThat(run.notStarted()).containsExactly("beta");
  }

  @Test
  void failsWhenSaltCountsItAsFailedAndNothingElseDoes() throws Exception {
    String steps =
        "{\"salt_|-a_|-a_|-runner\": {\"result\": true, \"__sls__\": \"brine.orchestrate.alpha\", \"__id__\": \"a\","
            + " \"changes\": {\"return\": {\"node-1\": {\"ok\": true}, \"node-2\": {\"ok\": true}, \"nobody\": {\"ok\": true}}}}}";
    String job =
        "{\"return\": [{\"Minions\": [], \"Result\": {\"m\": {\"return\": {\"success\": true, \"return\": {\"data\": {\"m\": "
            + steps
            + "}, \"retcode\": %d}}}}}]}";

    assertThat(follow(List.of(job.formatted(0)), "alpha").outcome()).isEqualTo(Outcome.OK);
    assertThat(follow(List.of(job.formatted(1)), "alpha").outcome()).isEqualTo(Outcome.FAILED);
  }

  private RunResult follow(List<String> answers, String... phases) throws Exception {
    try (SaltSession session = api.login()) {
      for (String answer : answers) {
        api.enqueue(200, answer);
      }
      RunRequest request =
          new RunRequest(
              "r-1", List.of(phases).stream().map(RunReaderTest::phase).toList(), Map.of());
      Jobs jobs = new Jobs(session, Patience.DEFAULT.master());
      return new RunReader(jobs, request, JID, Map.of())
          .read(jobs.lookUp(JID, new RunReturns()).returns().values().iterator().next());
    }
  }

  private static PhaseRequest phase(String name) {
    TreeSet<MinionId> minions = new TreeSet<>();
    for (String id : new String[] {"node-1", "node-2", "nobody"}) {
      minions.add(MinionId.parse(id));
    }
    return new PhaseRequest(name, "brine.orchestrate." + name, minions);
  }

  private static String recorded(String name) throws IOException {
    try (var in = RunReaderTest.class.getResourceAsStream("recorded/" + name + ".json")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
