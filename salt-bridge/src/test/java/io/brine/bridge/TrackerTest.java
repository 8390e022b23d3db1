package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.config.MinionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrackerTest {
  private static final String STEP = "etcd: apply brine.etcd.running";

  private final List<Progress.Event> seen = new ArrayList<>();
  private final Tracker tracker =
      new Tracker(
          new RunRequest(
              "r-1",
              List.of(
                  new PhaseRequest(
                      "etcd",
                      "brine.orchestrate.etcd",
                      new TreeSet<>(List.of(MinionId.parse("cp-1"))))),
              Map.of()),
          "20261122201112313217",
          seen::add);

  @Test
  void doesNotTakeSaltsOwnQuestionsForTheJobOfAStep() throws Exception {
    see("salt/run/brine-r-1/args", "{\"name\": \"" + STEP + "\", \"tgt\": [\"cp-1\"]}");
    see("salt/job/1/new", "{\"fun\": \"state.sls\", \"tgt\": [\"cp-1\"]}");
    see("salt/job/2/new", "{\"fun\": \"saltutil.find_job\", \"tgt\": [\"cp-1\"]}");
    see("salt/job/2/ret/cp-1", "{\"success\": true}");
    see("salt/job/1/ret/cp-1", "{\"success\": false}");

    assertThat(tracker.jobs()).containsExactly(Map.entry(STEP, List.of("1")));
    assertThat(seen).last().isEqualTo(new Progress.Event.MinionDone(STEP, "cp-1", false, 0));
    assertThat(seen).hasSize(3);
  }

  @Test
  void takesAJobForThatOfTheStepThatTellsOfItAlthoughItsOwnEventCameFirst() throws Exception {
    see("salt/run/brine-r-1/args", "{\"name\": \"one\", \"jid\": \"1\", \"tgt\": [\"cp-1\"]}");
    see("salt/job/2/new", "{\"fun\": \"state.sls\", \"tgt\": [\"cp-1\"]}");
    see("salt/run/brine-r-1/args", "{\"name\": \"two\", \"jid\": \"2\", \"tgt\": [\"cp-1\"]}");

    assertThat(tracker.jobs())
        .containsExactly(Map.entry("one", List.of("1")), Map.entry("two", List.of("2")));
  }

  private void see(String tag, String data) throws JsonProcessingException {
    tracker.see(new SaltEvent(tag, new ObjectMapper().readTree(data)));
  }
}
