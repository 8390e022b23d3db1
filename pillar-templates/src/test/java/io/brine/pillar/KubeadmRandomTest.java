package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.KubeadmInput;
import io.brine.core.component.NodeContext;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.PlanInput;
import io.brine.core.parity.Difference;
import io.brine.core.parity.Parity;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gives the input that Brine shows for thirty clusters to the real kubeadm and compares. {@code
 * -Dparity.seed=N} takes others; the seed of each is in the name of its test.
 */
class KubeadmRandomTest {

  private static final int CLUSTERS = 30;

  @TempDir private Path root;

  static Stream<Long> seeds() {
    long first = Long.getLong("parity.seed", 1);
    return LongStream.range(first, first + CLUSTERS).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void kubeadmMakesWhatIsPlanned(long seed) {
    var kubeadm = RealKubeadm.find(RandomCluster.version(seed));
    assumeTrue(kubeadm.isPresent(), "no kubeadm here, or not root");
    PlanInput input = RandomCluster.cluster(seed).input();
    ClusterContext cluster = ClusterContext.of(input);
    String given = KubeadmInput.yaml(new NodeContext(cluster, cluster.first()));
    ClusterPlan plan = Planner.plan(input);

    RealKubeadm.Host host = new RealKubeadm.Host(RandomCluster.HOST_NAME, OsFamily.DEBIAN);
    RealKubeadm.Made made = kubeadm.orElseThrow().init(root, host, given);

    assertThat(made.objects()).hasSizeGreaterThan(25);
    List<Difference> differences = new ArrayList<>();
    differences.addAll(
        Parity.ofNodes(MadeFiles.node(made), Shown.node(plan, RandomCluster.HOST_NAME)));
    differences.addAll(Parity.ofObjects(MadeFiles.objects(made), Shown.objectsOfDryRun(plan)));
    assertThat(differences)
        .as(RandomCluster.yaml(seed))
        .allMatch(one -> one.intended().isPresent());
  }
}
