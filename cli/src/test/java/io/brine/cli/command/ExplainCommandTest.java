package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.ExitCode;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() throws IOException {
    SampleCluster.write(directory);
    screen = new Screen(directory);
  }

  private int explain(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "explain";
    System.arraycopy(words, 0, all, 1, words.length);
    all[all.length - 2] = "--facts";
    all[all.length - 1] = "facts.yaml";
    return screen.run(all);
  }

  @Test
  void tellsTheRuleAndTheLine() {
    assertThat(explain("bootstrap", "kubelet.failSwapOn")).as(screen.err()).isZero();
    assertThat(screen.out())
        .isEqualTo(
            """
            kubelet.failSwapOn = false
              rule  as written
              from  kubernetes.kubelet.failSwapOn = false  (%s:7)
            """
                .formatted(directory.resolve("cluster.yaml")));
  }

  @Test
  void listsAllFieldsOfANode() {
    assertThat(explain("worker-1")).as(screen.err()).isZero();
    assertThat(screen.out())
        .contains(
            "minion = worker-1\n", "address.workloadPlane = 10.77.2.", "apiServer.port = 6443\n")
        .doesNotContain("rule");
  }

  @Test
  void isADocument() throws IOException {
    assertThat(explain("bootstrap", "address", "-o", "json")).as(screen.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(screen.out());
    assertThat(document.at("/kind").asText()).isEqualTo("Explanations");
    assertThat(document.at("/explanations").findValuesAsText("field"))
        .containsExactly("address.controlPlane", "address.workloadPlane");
    assertThat(document.at("/explanations/0/inputs/0/name").asText())
        .isEqualTo("networks.controlPlane.cidrs");
  }

  @Test
  void namesTheNearestOfTheFieldsThatThereAre() {
    assertThat(explain("bootstrap", "kubelet.failSwapOm")).isEqualTo(ExitCode.USAGE.status());
    assertThat(screen.err())
        .contains("\"kubelet.failSwapOm\" is no field of bootstrap")
        .contains("did you mean \"kubelet.failSwapOn\"?");
    assertThat(explain("nosuch", "name")).isEqualTo(ExitCode.USAGE.status());
  }
}
