package io.brine.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.config.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedNodesTest {
  private static final String FIRST =
      """
      "bootstrap.dc1": {"node": "bootstrap", "roles": ["bootstrap", "control-plane", "etcd"],
        "leads": true, "controlPlane": ["10.77.1.10/24"], "workload": []}
      """;
  private static final String SECOND =
      """
      "m-2": {"node": "cp-2", "roles": ["control-plane", "etcd"], "leads": false,
        "controlPlane": ["10.77.1.11/24"], "workload": []}
      """;

  @TempDir Path root;

  private void tree(String name, String nodes) throws Exception {
    Path plan = Files.createDirectories(root.resolve("trees").resolve(name).resolve("plan"));
    Files.writeString(plan.resolve("nodes.json"), "{" + nodes + "}");
  }

  @Test
  void areThoseOfTheTreeInUse() throws Exception {
    tree("a", FIRST + "," + SECOND);
    Files.createSymbolicLink(root.resolve("current"), Path.of("trees/a"));

    AppliedNodes nodes = AppliedNodes.read(root);

    assertThat(nodes.find("cp-2").has(Role.ETCD)).isTrue();
    assertThat(nodes.find("bootstrap").leads()).isTrue();
    assertThatThrownBy(() -> nodes.find("cp-9"))
        .hasMessage("\"cp-9\" is none of the nodes that were applied");
  }

  @Test
  void oneThatTheConfigurationHasNoMoreIsFoundAndHelpsNobody() throws Exception {
    tree("a", FIRST + "," + SECOND);
    tree("b", FIRST);
    Files.createSymbolicLink(root.resolve("current"), Path.of("trees/b"));

    AppliedNodes nodes = AppliedNodes.read(root);

    assertThat(nodes.find("cp-2").minion()).hasToString("m-2");
    assertThat(nodes.helpersFor(nodes.find("bootstrap"))).isEmpty();
  }

  @Test
  void thereAreNoneBeforeTheFirstApply() {
    assertThatThrownBy(() -> AppliedNodes.read(root)).hasMessage("nothing was applied yet");
  }
}
