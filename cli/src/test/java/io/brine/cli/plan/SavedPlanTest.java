package io.brine.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.cli.ExitCode;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedPlanTest {

  @Test
  void isReadAsItWasWritten() throws Exception {
    SavedPlan plan = SavedPlan.of("abc", "kind: Cluster\n", "{}\n", Map.of("/key", "KEY\n"));
    assertThat(SavedPlan.read("x", plan.text())).isEqualTo(plan);
  }

  @Test
  void refusesWhatIsNone() {
    for (String text : List.of("", "7", "{}", "{\"kind\":\"SavedPlan\"}", "kind: Cluster")) {
      assertThatThrownBy(() -> SavedPlan.read("x.plan", text))
          .hasMessage("\"x.plan\" is not a saved plan of version brine.io/v1")
          .extracting("exitCode")
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void showsALineThatDiffersWithinAPillar() {
    RenderedTree before = tree("files:\n  \"a\": \"one\\ntwo\\nthree\\n\"\n");
    RenderedTree after = tree("files:\n  \"a\": \"one\\n2\\nthree\\n\"\n");
    assertThat(new TreeDifference(before, after).text(20)).contains("\n-two\n+2\n three\n");
    assertThat(new TreeDifference(before, before).text(20)).isBlank();
    assertThat(new TreeDifference(before, after).text(2)).contains("more lines)");
  }

  private static RenderedTree tree(String content) {
    return RenderedTree.of(List.of(new RenderedFile("pillar/a.yaml", content)));
  }
}
