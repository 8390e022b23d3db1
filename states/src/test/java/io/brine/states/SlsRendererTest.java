package io.brine.states;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.plan.ClusterPlan;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import io.brine.core.render.TreeCheck;
import io.brine.core.sls.SlsName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlsRendererTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  static Stream<ClusterPlan> plans() {
    return Stream.of(SampleTrees.demo(), SampleTrees.mixed());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyTreePassesTheCheck(ClusterPlan plan) {
    assertThat(TreeCheck.check(SampleTrees.tree(plan))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everySlsOfThePlanIsInTheTree(ClusterPlan plan) {
    RenderedTree tree = SampleTrees.tree(plan);
    assertThat(plan.sls())
        .isNotEmpty()
        .allMatch(sls -> tree.find("salt/" + new SlsName(sls).path()).isPresent());
  }

  @Test
  void everyTemplateIsUsed() throws IOException {
    List<String> used =
        plans()
            .flatMap(plan -> SampleTrees.tree(plan).below("salt/brine/").stream())
            .map(RenderedFile::path)
            .toList();
    List<String> templates = names(RESOURCES.resolve("brine/templates"), ".sls.peb");
    assertThat(templates)
        .filteredOn(name -> !name.startsWith("static-pod/") && !name.startsWith("orchestrate/"))
        .isNotEmpty()
        .allMatch(name -> used.contains("salt/brine/" + name.replace(".peb", "")));
  }

  @Test
  void theSizeOfAnSlsDoesNotGrowWithNodes() {
    RenderedTree tree = SampleTrees.tree(SampleTrees.mixed());
    assertThat(tree.below("salt/brine/"))
        .filteredOn(file -> !file.path().contains("/orchestrate/"))
        .filteredOn(file -> file.path().endsWith(".sls"))
        .isNotEmpty()
        .noneMatch(file -> file.content().contains("cp-2") || file.content().contains("etcd-3"));
  }

  @Test
  void everyScriptOfTheFoldersIsCarried() throws IOException {
    assertThat(NodeScript.NAMES)
        .containsExactlyElementsOf(names(RESOURCES.resolve(NodeScript.FOLDER), ""));
    assertThat(SaltModules.NAMES)
        .containsExactlyElementsOf(names(RESOURCES.resolve(SaltModules.FOLDER), ".py"));
    assertThat(SaltModules.files()).allMatch(file -> file.content().contains("def __virtual__"));
  }

  private static List<String> names(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(suffix))
          .sorted()
          .toList();
    }
  }
}
