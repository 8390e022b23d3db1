package io.brine.states;

import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.component.FileSpec;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.Planner;
import io.brine.core.plan.TestCluster;
import io.brine.core.render.PillarPath;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import io.brine.core.sls.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans and trees of clusters. */
final class SampleTrees {

  static final Origin ORIGIN = new Origin("0.1.0", "0123456789ab");

  private static final BundleLock NOTHING = BundleLock.of(List.of(), List.of(), List.of());

  private SampleTrees() {}

  /** The demo's: one control-plane node, two workers, and a bundle. */
  static ClusterPlan demo() {
    return Planner.plan(
        TestCluster.of(
                """
                metadata: {name: demo}
                kubernetes: {version: v1.36.2}
                networks:
                  controlPlane: {cidrs: [10.77.1.0/24, 10.77.3.0/24]}
                  plugin: {name: none}
                nodes:
                  - {minion: bootstrap.dc1.example.com, name: bootstrap, roles: [bootstrap, control-plane, etcd]}
                  - {minion: worker-1, roles: [worker], labels: {disk: ssd}}
                  - {minion: worker-2, roles: [worker]}
                """)
            .supplies(Map.of("/srv/brine/bundle/bundle.lock", BundleLockFile.write(NOTHING)))
            .host("bootstrap.dc1.example.com", "10.77.1.10/24")
            .host("worker-1", "10.77.1.21/24")
            .host("worker-2", "10.77.3.22/24")
            .input());
  }

  /** All roles apart, both families of operating systems. */
  static ClusterPlan mixed() {
    return Planner.plan(
        TestCluster.of(
                """
                metadata: {name: mixed}
                kubernetes: {version: v1.36.2}
                networks:
                  controlPlane: {cidrs: [10.77.1.0/24]}
                  plugin: {name: none}
                apiServer: {vip: 10.77.1.100}
                firewall: {manage: false}
                nodes:
                  - {minion: cp-1, roles: [bootstrap, control-plane]}
                  - {minion: cp-2, roles: [control-plane]}
                  - {minion: etcd-1, roles: [etcd]}
                  - {minion: etcd-2, roles: [etcd]}
                  - {minion: etcd-3, roles: [etcd]}
                  - {minion: node-1, roles: [worker]}
                """)
            .host("cp-1", "10.77.1.11/24")
            .host("cp-2", "10.77.1.12/24")
            .host("etcd-1", "10.77.1.21/24")
            .host("etcd-2", "10.77.1.22/24")
            .host("etcd-3", "10.77.1.23/24")
            .host("node-1", "node-1", TestCluster.redHat(), "10.77.1.31/24")
            .input());
  }

  /** With pillars that have the keys of the plan. */
  static RenderedTree tree(ClusterPlan plan) {
    List<RenderedFile> files = new ArrayList<>(new SlsRenderer().render(plan, ORIGIN));
    plan.nodes().values().forEach(node -> files.add(pillar(node)));
    return RenderedTree.of(files);
  }

  private static RenderedFile pillar(NodePlan node) {
    StringBuilder yaml = new StringBuilder("#!yaml\nbrine:\n  spec: '{}'\n  files:\n");
    for (FileSpec file : node.files()) {
      yaml.append("    ").append(YamlScalar.of(file.file().key())).append(": 'x'\n");
    }
    return new RenderedFile(PillarPath.of(node.minion()), yaml.toString());
  }
}
