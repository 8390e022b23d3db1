package io.brine.cli.plan;

import io.brine.cli.Version;
import io.brine.core.inventory.PlanInput;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.Planner;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import io.brine.core.render.TreeDigest;
import io.brine.core.sls.Origin;
import io.brine.pillar.NodeFiles;
import io.brine.pillar.PillarFiles;
import io.brine.pillar.PlanFiles;
import io.brine.states.SlsRenderer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan and all that is written for it. The same input gives the same.
 *
 * @param digest of the tree
 */
public record PlannedTree(ClusterPlan plan, RenderedTree tree, TreeDigest digest) {

  public static PlannedTree of(PlanInput input) {
    ClusterPlan plan = Planner.plan(input);
    RenderedTree tree = layOut(plan);
    return new PlannedTree(plan, tree, tree.digest());
  }

  private static RenderedTree layOut(ClusterPlan plan) {
    String digest = plan.digest().shortForm();
    PillarFiles pillar = new PillarFiles(new NodeFiles());
    List<RenderedFile> pillars =
        plan.nodes().values().parallelStream().map(node -> pillar.render(node, digest)).toList();
    List<RenderedFile> states = new SlsRenderer().render(plan, new Origin(Version.text(), digest));
    return RenderedTree.of(
        Stream.of(pillars, states, PlanFiles.render(plan)).flatMap(List::stream).toList());
  }
}
