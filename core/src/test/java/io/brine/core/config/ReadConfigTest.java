package io.brine.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadConfigTest {
  private static final ClusterConfig CONFIG =
      ClusterConfigReader.read(Resources.text("design.yaml")).config();

  @ParameterizedTest
  @CsvSource({
    "nodes[1].roles[0], nodes[1].roles, true",
    "nodes[1].roles[0], nodes[2].roles, false",
    "nodes[1].roles[0], nodes[*].roles, true",
    "nodes[1].name, nodes[*].roles, false",
    "nodes[1], nodes[*].roles, true",
    "nodes[1], nodes[10].roles, false",
    "networks.pods, networks.pods.cidr, true",
    "networks.pods, networks.podsX, false",
    "networks.pods.cidr, networks.pods.cidr, true",
    "'', networks.pods, true",
  })
  void knowsWhatALostValueTouches(String lost, String path, boolean touched) {
    ReadConfig read =
        new ReadConfig(CONFIG, Problems.NONE, new SourceLines(Map.of()), Set.of(lost));

    assertThat(read.isLost(List.of(path))).isEqualTo(touched);
  }

  @ParameterizedTest
  @CsvSource({
    "nodes[1].name, 7",
    "nodes[1].taints[0].key, 6",
    "nodes[*].roles, 5",
    "salt.api, 0",
    "'', 0",
  })
  void aProblemStandsOnTheNearestLineThatWasWritten(String path, int line) {
    SourceLines lines = new SourceLines(Map.of("nodes", 5, "nodes[1]", 6, "nodes[1].name", 7));
    ReadConfig read = new ReadConfig(CONFIG, Problems.NONE, lines, Set.of());

    assertThat(read.locate(Problem.error("a/b", path, "m", "a")).location().line()).isEqualTo(line);
  }

  @Test
  void anErrorMakesNoValidConfiguration() {
    Problems error = Problems.of(Problem.error("a/b", "nodes", "m", "a"));

    assertThat(ValidConfig.of(CONFIG, error).value()).isEmpty();
    assertThat(ValidConfig.of(CONFIG, Problems.NONE).value())
        .hasValueSatisfying(valid -> assertThat(valid.config()).isEqualTo(CONFIG));
    assertThat(ValidConfig.of(CONFIG, Problems.NONE).value())
        .isEqualTo(ValidConfig.of(CONFIG, Problems.NONE).value())
        .hasSameHashCodeAs(ValidConfig.of(CONFIG, Problems.NONE).value());
  }
}
