package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.component.Component;
import io.brine.core.component.Components;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names the piece that is missing, or that nobody needs any more. */
class CompletenessTest {

  private static final Path FOLDER = Path.of("src/main/resources", Templates.FOLDER);
  private static final Pattern INCLUDE = Pattern.compile("include \"([^\"]+)\"");

  /** Of views that no component but the pictures for users need. */
  private static final Set<String> SHOWN =
      Set.of("pki/kubeconfig", "cluster-objects/bootstrap-token.yaml", "cluster-objects/node.yaml");

  private static Set<String> existing() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString())
          .map(name -> name.substring(0, name.length() - Templates.SUFFIX.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> used() throws IOException {
    Set<String> used = new TreeSet<>(SHOWN);
    for (ClusterPlan plan : List.of(stacked(), external(), served())) {
      plan.objects().forEach(object -> used.add(object.template()));
      for (NodePlan node : plan.nodes().values()) {
        node.files().forEach(file -> used.add(file.template()));
      }
    }
    for (String template : List.copyOf(used)) {
      Path file = FOLDER.resolve(template + Templates.SUFFIX);
      if (Files.exists(file)) {
        INCLUDE
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(used::add);
      }
    }
    return used;
  }

  private static ClusterPlan stacked() {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: v1.36.2}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            apiServer: {vip: 10.77.1.100}
            repositories:
              packages:
                deb: [{url: 'https://repo.example.com/deb', suite: './', keyFile: /k/deb.asc}]
                rpm: [{url: 'https://repo.example.com/rpm', keyFile: /k/rpm.asc}]
              images: {mirror: 'https://repo.example.com:5000', caFile: /k/ca.crt}
              caFile: /k/ca.crt
            nodes:
            - {minion: bootstrap, roles: [bootstrap, control-plane, etcd]}
            - {minion: rocky, roles: [worker]}
            - {minion: next, roles: [worker]}
            """)
        .host("bootstrap", "10.77.1.11/24")
        .host("rocky", "rocky", TestCluster.redHat(), "10.77.1.12/24")
        .host("next", "next", TestCluster.debian("14"), "10.77.1.13/24")
        .supplies(Map.of("/k/deb.asc", "DEB", "/k/rpm.asc", "RPM", "/k/ca.crt", "CA"))
        .plan();
  }

  private static ClusterPlan served() {
    String lock = BundleLockFile.write(BundleLock.of(List.of(), List.of(), List.of()));
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: v1.36.2}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            nodes:
            - {minion: bootstrap, roles: [bootstrap, control-plane, etcd]}
            """)
        .host("bootstrap", "10.77.1.11/24")
        .supplies(Map.of("/srv/brine/bundle/bundle.lock", lock))
        .plan();
  }

  private static ClusterPlan external() {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes: {version: v1.35.6}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            apiServer: {vip: 10.77.1.100}
            nodes:
            - {minion: bootstrap, roles: [bootstrap, control-plane]}
            - {minion: etcd-1, roles: [etcd]}
            """)
        .host("bootstrap", "10.77.1.11/24")
        .host("etcd-1", "10.77.1.21/24")
        .plan();
  }

  @Test
  void everyTemplateThatAComponentNamesIsThere() throws IOException {
    assertThat(existing()).as("templates").containsAll(used());
  }

  @Test
  void everyTemplateIsNamedBySomebody() throws IOException {
    assertThat(used()).as("used templates").containsAll(existing());
  }

  @Test
  void everyComponentHasItsTemplateFolder() {
    List<String> without =
        Components.ALL.stream()
            .map(Component::name)
            .filter(name -> !Files.isDirectory(FOLDER.resolve(name)))
            .toList();

    assertThat(without).as("components without a folder of templates").isEmpty();
  }

  @Test
  void everyTemplateCanBeLaidOutForEveryNode() {
    NodeFiles files = new NodeFiles();
    for (ClusterPlan plan : List.of(stacked(), external(), served())) {
      for (NodePlan node : plan.nodes().values()) {
        assertThat(files.render(node)).hasSameSizeAs(node.files());
      }
      assertThat(new ObjectsView(files).render(plan)).isNotEmpty();
    }
  }

  @Test
  void noTemplateNestsMoreThanOneIfAndOneFor() throws IOException {
    for (String template : existing()) {
      String text = Files.readString(FOLDER.resolve(template + Templates.SUFFIX));
      assertThat(depth(text, "if")).as("ifs in %s", template).isLessThanOrEqualTo(1);
      assertThat(depth(text, "for")).as("fors in %s", template).isLessThanOrEqualTo(1);
    }
  }

  private static int depth(String text, String tag) {
    int depth = 0;
    int deepest = 0;
    for (MatchResult found :
        Pattern.compile("\\{% (end)?" + tag + "\\b").matcher(text).results().toList()) {
      depth += found.group(1) == null ? 1 : -1;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }
}
