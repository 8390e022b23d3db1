package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Note;
import io.brine.core.result.Outcome;
import io.brine.core.result.StateRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On entries that a real master answered to jobs.list_job; see README.md beside them. */
class StateReturnsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void listsWhatChanged() throws IOException {
    MinionResult result = StateReturns.applied().read("m1", JSON.readTree(recorded("changed")));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(result.changes()).containsExactly(new StateRef("t.change", "Change something"));
    assertThat(result.duration()).isEqualTo(Duration.ofNanos(388_000));
  }

  @Test
  void foldsFailuresByRequisiteIntoTheFirstCause() throws IOException {
    MinionResult result = StateReturns.applied().read("m1", JSON.readTree(recorded("failed")));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.failures())
        .containsExactly(new Failure(new StateRef("t.fail", "Break something"), "disk on fire", 2));
  }

  @Test
  void keepsTestModesNullAsWouldChange() throws IOException {
    MinionResult result = StateReturns.tested().read("m1", JSON.readTree(recorded("tested")));

    assertThat(result.outcome()).isEqualTo(Outcome.WOULD_CHANGE);
    assertThat(result.changes()).containsExactly(new StateRef("t.change", "Change something"));
  }

  @Test
  void keepsWhatAStateThatIsWellSaysInANote() throws IOException {
    JsonNode entry = JSON.readTree(recorded("changed"));
    entry.findParents("comment").forEach(state -> ((ObjectNode) state).put("comment", "note: x"));
    MinionResult result = StateReturns.applied().read("m1", entry);

    assertThat(result.notes())
        .contains(new Note(new StateRef("t.change", "Change something"), "x"));
  }

  @Test
  void showsWhatTheCommandPrinted() throws IOException {
    MinionResult result = StateReturns.applied().read("m1", JSON.readTree(recorded("command")));

    assertThat(result.failures()).extracting(Failure::cause).containsExactly("broken on two");
  }

  @Test
  void failsByAMissingSls() throws IOException {
    MinionResult result = StateReturns.tested().read("m1", JSON.readTree(recorded("missing-sls")));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.failures().get(0).cause())
        .isEqualTo("No matching sls found for 't.nope' in env 'brine'");
  }

  @Test
  void usesTheWordsOfOurOwnScripts() throws IOException {
    MinionResult result =
        state(
            """
            "result": false, "comment": "Command run", "changes": {"stdout":
            "{\\"error\\": {\\"what\\": \\"no answer\\", \\"path\\": \\"/etc/x\\", \\"advice\\": \\"start it\\"}}"}
            """);

    assertThat(result.failures())
        .extracting(Failure::cause, Failure::advice)
        .containsExactly(tuple("/etc/x: no answer", "start it"));
  }

  @Test
  void countsDependentsToTheCauseThatTheyName() throws IOException {
    MinionResult result =
        StateReturns.applied()
            .read(
                "m1",
                JSON.readTree(
                    """
                    {"retcode": 2, "success": false, "return": {
                     "a": {"result": false, "comment": "one", "__sls__": "s", "__id__": "A", "__run_num__": 0},
                     "b": {"result": false, "comment": "two", "__sls__": "s", "__id__": "B", "__run_num__": 1},
                     "c": {"result": false, "comment": "One or more requisite failed: s.B",
                           "__sls__": "s", "__id__": "C", "__run_num__": 2},
                     "d": {"result": false, "comment": "One or more requisite failed: s.C",
                           "__sls__": "s", "__id__": "D", "__run_num__": 3}}}
                    """));

    assertThat(result.failures())
        .containsExactly(
            new Failure(new StateRef("s", "A"), "one", 0),
            new Failure(new StateRef("s", "B"), "two", 2));
  }

  @Test
  void endsWhereFailedStatesNameEachOther() throws IOException {
    MinionResult result =
        StateReturns.applied()
            .read(
                "m1",
                JSON.readTree(
                    """
                    {"return": {
                     "a": {"result": false, "comment": "One or more requisite failed: s.B",
                           "__sls__": "s", "__id__": "A", "__run_num__": 0},
                     "b": {"result": false, "comment": "One or more requisite failed: s.A",
                           "__sls__": "s", "__id__": "B", "__run_num__": 1}}}
                    """));

    assertThat(result.failures()).extracting(Failure::folded).containsExactly(1);
  }

  @Test
  void showsOfATracebackOnlyItsLastLine() throws IOException {
    MinionResult result =
        StateReturns.applied()
            .read(
                "m1",
                JSON.readTree(
                    "{\"return\": \"Traceback (most recent call last):\\n"
                        + "  x\\n"
                        + "KeyError: 'a'\\n"
                        + "\"}"));

    assertThat(result.failures()).containsExactly(Failure.of("KeyError: 'a'"));
  }

  @Test
  void failsWhenSaltCountsItAsFailed() throws IOException {
    MinionResult result =
        StateReturns.applied()
            .read(
                "m1",
                JSON.readTree(
                    "{\"retcode\": 2, \"return\": {\"a\": {\"result\": true, \"changes\": {}}}}"));

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"return\": null}",
        "{\"return\": {}}",
        "{\"return\": []}",
        "{\"return\": true}",
        "{\"return\": \"VALUE_TRIMMED\"}",
        "{\"return\": {\"a\": \"VALUE_TRIMMED\"}}",
        "{\"return\": {\"a\": {\"changes\": {}}}}",
        "{\"return\": {\"a\": {\"result\": \"yes\"}}}"
      })
  void isUnknownWhenTheAnswerDoesNotTell(String entry) throws IOException {
    assertThat(StateReturns.applied().read("m1", JSON.readTree(entry)).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  private static MinionResult state(String fields) throws IOException {
    return StateReturns.applied()
        .read("m1", JSON.readTree("{\"return\": {\"x_|-a_|-a_|-run\": {" + fields + "}}}"));
  }

  private static String recorded(String name) throws IOException {
    try (var in = StateReturnsTest.class.getResourceAsStream("recorded/" + name + ".json")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
