package io.brine.cli.command;

import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.plan.PlannedTree;
import io.brine.cli.run.AppliedConfig;
import io.brine.cli.run.Journal;
import io.brine.cli.salt.LiveSurvey;
import io.brine.cli.status.DriftText;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.Inventory;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.NodeSpec;
import io.brine.core.plan.NodeSpec.EtcdMember;
import io.brine.core.problem.Problems;
import io.brine.core.standing.ChangeCheck;
import io.brine.core.standing.NodeIdentity;
import io.brine.core.standing.NodeIdentity.Servers;
import io.brine.core.standing.Survey;
import io.brine.core.standing.SurveyPart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The cluster that stands, beside the one that is planned. */
record StandingCluster(RootCommand root, SaltSession session) {

  /**
   * What of the configuration may not follow what stands; nothing where no minion is a node yet.
   */
  Problems harm(ClusterConfig config, Inventory facts, PlannedTree planned)
      throws SaltException, IOException {
    List<MinionId> nodes =
        facts.nodes().entrySet().stream()
            .filter(
                node -> !node.getValue().runtime().software().kubernetes().brineCluster().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (nodes.isEmpty()) {
      return Problems.NONE;
    }
    Survey survey = ask(nodes, SurveyPart.IDENTITY, SurveyPart.CLUSTER);
    return new ChangeCheck(applied(config).read(), survey)
        .check(config, identities(planned.plan()));
  }

  /** Notes what is applied from now on. */
  void applies(ClusterConfig config, String text) throws IOException {
    applied(config).write(text);
  }

  /** Tells what is in the cluster otherwise than the plan has it, and is left so. */
  void tellDrift(ClusterPlan plan, Journal journal)
      throws SaltException, IOException, CommandFailure {
    List<MinionId> first =
        plan.nodes().values().stream()
            .filter(node -> node.spec().duties().objects() != null)
            .map(NodePlan::minion)
            .toList();
    Survey survey = ask(first, SurveyPart.CLUSTER, SurveyPart.DRIFT);
    Set<String> known =
        plan.nodes().values().stream().map(node -> node.node().value()).collect(Collectors.toSet());
    DriftText drift = new DriftText(survey.drift().orElse(List.of()), survey.strangers(known));
    journal.add("drift", Map.of("objects", drift.objects(), "nodes", drift.nodes()));
    drift.lines().forEach(line -> root.terminal().log("drift, left as it is: " + line));
    survey
        .fault(SurveyPart.DRIFT)
        .ifPresent(why -> root.terminal().log("drift cannot be told: " + why));
  }

  private Survey ask(List<MinionId> minions, SurveyPart... parts) throws SaltException {
    return new LiveSurvey(session, root.surroundings().clock()).ask(minions, parts);
  }

  private AppliedConfig applied(ClusterConfig config) {
    return new AppliedConfig(root.places().cluster(config.metadata().name()));
  }

  private static SortedMap<MinionId, NodeIdentity> identities(ClusterPlan plan) {
    SortedMap<MinionId, NodeIdentity> identities = new TreeMap<>();
    plan.nodes().forEach((minion, node) -> identities.put(minion, identity(node.spec())));
    return identities;
  }

  private static NodeIdentity identity(NodeSpec spec) {
    NodeSpec.ApiServer apiServer = spec.servers().apiServer();
    EtcdMember etcd = spec.servers().etcd();
    return new NodeIdentity(
        spec.identity().cluster(),
        spec.identity().node().value(),
        spec.identity().roles(),
        new Servers(
            apiServer == null ? "" : apiServer.local(),
            etcd == null ? "" : etcd.own().clientUrl()));
  }
}
