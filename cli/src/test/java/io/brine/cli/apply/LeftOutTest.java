package io.brine.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.command.SamplePlan;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.Inventory;
import io.brine.core.result.Outcome;
import io.brine.core.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  private static final RunResult FINE = new RunResult("r-1", "2026", List.of(), List.of());

  @Test
  void makesARunUnknownThatLeftOutAMinionOfAGlob() throws Exception {
    RunResult result = leftOut("worker-7", "another-1").tell(FINE);
    assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result.phases().get(0).minions().keySet()).containsExactly("worker-7");
  }

  @Test
  void changesNothingWhenAllHaveAnswered() throws Exception {
    assertThat(leftOut().tell(FINE)).isEqualTo(FINE);
  }

  private static LeftOut leftOut(String... silent) throws Exception {
    ClusterConfig config = SamplePlan.config();
    TreeSet<MinionId> ids = new TreeSet<>();
    List.of(silent).forEach(id -> ids.add(MinionId.parse(id)));
    return LeftOut.of(config, new Inventory(new TreeMap<>(Map.of()), ids, new TreeMap<>()));
  }
}
