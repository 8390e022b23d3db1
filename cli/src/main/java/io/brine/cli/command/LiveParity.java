package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.output.ParityReport;
import io.brine.cli.plan.HostsParity;
import io.brine.cli.salt.LiveCluster;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.component.ClusterObject;
import io.brine.core.component.ObjectName;
import io.brine.core.config.MinionId;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.Inventory;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.UnreadableException;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.Planner;
import io.brine.core.takeover.Adopted;
import io.brine.core.takeover.KubeadmCluster;
import java.io.IOException;
import java.util.List;

/** Compares what stands on the hosts and in the cluster's API with the plan. */
record LiveParity(RootCommand root, Stages stages) {

  static LiveParity of(RootCommand root) {
    return new LiveParity(root, new Stages(root));
  }

  /** With fresh facts. */
  ParityReport report(ValidConfig config) throws CommandFailure, IOException {
    try (SaltSession session = stages.session(config)) {
      Inventory facts = adopted(config, stages.liveFacts(config, session));
      ClusterPlan plan = Planner.plan(stages.input(config, facts));
      return report(plan, facts, session);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  /** With facts that are known, and the plan that was made from them. */
  ParityReport report(ValidConfig config, Inventory facts, ClusterPlan plan)
      throws CommandFailure, IOException {
    try (SaltSession session = stages.session(config)) {
      return report(plan, facts, session);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  /** Nodes that kubeadm made taken for the cluster's own. */
  static Inventory adopted(ValidConfig config, Inventory facts) {
    return Adopted.by(config.config().metadata().name(), facts);
  }

  private ParityReport report(ClusterPlan plan, Inventory facts, SaltSession session)
      throws CommandFailure, SaltException {
    LiveCluster live = new LiveCluster(session, root.surroundings().clock());
    var files = stages.accept(live.files(plan.nodes().keySet()), "the files", ExitCode.FACTS);
    List<ObjectName> names = plan.objects().stream().map(ClusterObject::name).toList();
    List<FoundFile> objects =
        stages.accept(live.objects(first(plan), names), "the cluster's objects", ExitCode.FACTS);
    try {
      return HostsParity.of(plan, new KubeadmCluster(facts, files, objects));
    } catch (UnreadableException file) {
      throw new CommandFailure(
          ExitCode.FACTS, "cannot compare: " + file.getMessage(), "look at what it holds");
    }
  }

  private static MinionId first(ClusterPlan plan) {
    return plan.nodes().values().stream()
        .filter(node -> node.spec().duties().objects() != null)
        .map(NodePlan::minion)
        .findFirst()
        .orElseThrow();
  }
}
