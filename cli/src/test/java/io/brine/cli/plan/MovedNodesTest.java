package io.brine.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.command.SamplePlan;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedNodesTest {
  @TempDir Path root;

  private Problems after(String was, String is) throws IOException {
    PlannedTree planned = SamplePlan.planned();
    String nodes = planned.tree().find("plan/nodes.json").orElseThrow().content();
    Path current = Files.createDirectories(root.resolve("current/plan"));
    Files.writeString(current.resolve("nodes.json"), nodes.replace(is, was));
    return MovedNodes.since(root).check(planned.plan());
  }

  @Test
  void nothingHasMovedWhereNothingWasApplied() throws IOException {
    assertThat(MovedNodes.since(root).check(SamplePlan.planned().plan())).isEmpty();
  }

  @Test
  void nodesThatKeptTheirAddressesAreFine() throws IOException {
    assertThat(after("10.77.1.10", "10.77.1.10")).isEmpty();
  }

  @Test
  void anEtcdMemberThatMovedIsRefusedWithBothAddressesAndTheReason() throws IOException {
    Problems problems = after("10.77.1.99", "10.77.1.10");

    assertThat(problems.errors()).hasSize(1);
    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "minion \"bootstrap.dc1.example.com\": its control-plane address was 10.77.1.99 and is"
                + " now 10.77.1.10 (the only address in 10.77.1.0/24)");
  }

  @Test
  void aWorkerThatMovedIsTold() throws IOException {
    Problems problems = after("10.77.2.99", "10.77.2.21");

    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems)
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("\"worker-1\": its workload address was 10.77.2.99 and is now 10.77.2.21");
  }
}
