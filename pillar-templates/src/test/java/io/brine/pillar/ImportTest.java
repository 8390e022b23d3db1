package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.KubeadmInput;
import io.brine.core.component.NodeContext;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.parity.Difference;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.Parity;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.Planner;
import io.brine.core.plan.TestCluster;
import io.brine.core.problem.Checked;
import io.brine.core.takeover.ImportedConfig;
import io.brine.core.takeover.KubeadmCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters are read back from what kubeadm makes of them, or from what it made. */
class ImportTest {

  private static final int CLUSTERS = 100;
  private static final String HOST = "bootstrap";

  /** kubeadm, whose recordings these are, gives none. */
  private static final String LABELS = "(?m)^# kubectl label .*\n";

  static Stream<Long> seeds() {
    long first = Long.getLong("parity.seed", 1);
    return LongStream.range(first, first + CLUSTERS).boxed();
  }

  /** Of an etcd of its own only one member was recorded, and none of the control plane with it. */
  static Stream<Setting> settings() {
    return KubeadmSettingsTest.all().filter(one -> !one.folder().startsWith("external-etcd"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void kubeadmWouldBeGivenTheSame(long seed) {
    PlanInput input = RandomCluster.cluster(seed).input();
    ClusterPlan plan = Planner.plan(input);
    List<FoundFile> files = Shown.filesOf(plan, RandomCluster.HOST_NAME);

    String text =
        imported(input, Map.of(RandomCluster.HOST_NAME, files), objects(plan, input)).text();

    PlanInput again = RandomCluster.hosts(TestCluster.ofDocument(text)).input();
    assertThat(kubeadmInputs(again)).as(text).isEqualTo(kubeadmInputs(input));
    assertThat(differences(plan, Planner.plan(again))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void whatKubeadmMadeOfASettingIsPlannedAgain(Setting setting) {
    Recording recording = setting.recording();
    String text =
        imported(setting.input(), Map.of(HOST, recording.files()), recording.filesOfObjects())
            .text();

    PlanInput again = setting.hosts(TestCluster.ofDocument(text)).input();
    ClusterPlan plan = Planner.plan(again);
    assertThat(kubeadmInputs(again)).as(text).isEqualTo(kubeadmInputs(setting.input()));
    List<Difference> differences = new ArrayList<>();
    differences.addAll(Parity.ofNodes(recording.node(), Shown.node(plan, HOST)));
    differences.addAll(Parity.ofObjects(recording.objects(), Shown.objectsOfDryRun(plan)));
    assertThat(differences).allMatch(one -> one.intended().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.36.2", "1.35.6"})
  void theRecordedFirstNodeIsPlannedAgain(String version) {
    Recording recording = Recording.of("ha-" + version);
    PlanInput input = hosts(TestCluster.ofDocument(recording.text("cluster.yaml"))).input();
    String text =
        imported(input, Map.of("m1.example.com", recording.files()), recording.filesOfObjects())
            .text();

    ClusterPlan plan = hosts(TestCluster.ofDocument(text)).plan();
    assertThat(Parity.ofNodes(recording.node(), Shown.node(plan, "m1.example.com"))).isEmpty();
    assertThat(Parity.ofObjects(recording.objects(), Shown.objects(plan)))
        .hasSize(2)
        .allMatch(one -> one.intended().isPresent());
  }

  private static TestCluster hosts(TestCluster cluster) {
    return cluster.host("m1.example.com", "recorder", TestCluster.debian(), "10.77.1.11/24");
  }

  @Test
  void everyHostOfTheRecordedClusterIsPlannedAgain() {
    List<String> names = List.of("bootstrap", "cp-2", "worker-1");
    PlanInput input = KubeadmParityTest.cluster().input();
    Map<String, List<FoundFile>> files = new TreeMap<>();
    names.forEach(name -> files.put(name, Recording.of("cluster-1.36.2/" + name).files()));

    String text = imported(input, files, objects(Planner.plan(input), input)).text();

    PlanInput again = KubeadmParityTest.hosts(TestCluster.ofDocument(text)).input();
    assertThat(kubeadmInputs(again)).as(text).isEqualTo(kubeadmInputs(input));
    ClusterPlan plan = Planner.plan(again);
    for (String name : names) {
      assertThat(
              Parity.ofNodes(Recording.of("cluster-1.36.2/" + name).node(), Shown.node(plan, name)))
          .isEmpty();
    }
  }

  /** What the API has, with the addresses that kubelets tell. */
  private static List<FoundFile> objects(ClusterPlan plan, PlanInput input) {
    List<FoundFile> found = new ArrayList<>();
    for (FoundFile file : Shown.filesOfObjects(plan)) {
      String text = file.text();
      if (file.path().startsWith("node.")) {
        String name = Recording.parse(text).path("metadata").path("name").asText();
        text += "status:\n  addresses:\n" + addresses(input, name);
      }
      found.add(new FoundFile(file.path(), "", text));
    }
    return found;
  }

  private static String addresses(PlanInput input, String name) {
    StringBuilder text = new StringBuilder();
    input.nodes().all().stream()
        .filter(node -> node.name().value().equals(name))
        .flatMap(node -> node.addresses().controlPlane().stream())
        .forEach(
            one -> text.append("  - {type: InternalIP, address: \"" + one.address() + "\"}\n"));
    return text.toString();
  }

  private static ImportedConfig imported(
      PlanInput input, Map<String, List<FoundFile>> files, List<FoundFile> objects) {
    SortedMap<MinionId, List<FoundFile>> byMinion = new TreeMap<>();
    files.forEach((minion, found) -> byMinion.put(MinionId.parse(minion), found));
    Checked<ImportedConfig> imported =
        ImportedConfig.of(new KubeadmCluster(input.inventory(), byMinion, objects), "demo", "");
    return imported.value().orElseThrow(() -> new AssertionError(imported.problems()));
  }

  private static Map<String, String> kubeadmInputs(PlanInput input) {
    ClusterContext cluster = ClusterContext.of(input);
    Map<String, String> inputs = new TreeMap<>();
    for (ResolvedNode node : input.nodes().all()) {
      String yaml = KubeadmInput.yaml(new NodeContext(cluster, node));
      inputs.put(node.name().value(), withoutComponents(yaml).replaceAll(LABELS, ""));
    }
    return inputs;
  }

  /** A document of those is another where someone gave what would have come by itself. */
  private static String withoutComponents(String yaml) {
    return Splitter.on("---\n")
        .splitToStream(yaml)
        .filter(document -> !document.matches("(?s).*\\nkind: Kube(let|Proxy)Configuration\\n.*"))
        .collect(Collectors.joining("---\n"));
  }

  private static List<Difference> differences(ClusterPlan theirs, ClusterPlan ours) {
    List<Difference> found = new ArrayList<>();
    for (MinionId minion : theirs.nodes().keySet()) {
      found.addAll(
          Parity.ofNodes(Shown.node(theirs, minion.value()), Shown.node(ours, minion.value())));
    }
    found.addAll(Parity.ofObjects(Shown.objects(theirs), Shown.objects(ours)));
    return found;
  }
}
