package io.brine.core.sls;

import io.brine.core.component.ClusterObjects;
import io.brine.core.component.NodeAgent;
import io.brine.core.component.Phase;
import io.brine.core.component.Site;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.NodeSpec.EtcdMember;
import io.brine.core.sls.Step.RunnerStep;
import io.brine.core.sls.Step.StateStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The steps of a phase, in their order: a job for each set of states, all minions with that set at
 * once. Members of etcd go node by node, each waited for before the next is touched; of the control
 * plane's nodes those that serve already.
 */
public record PhaseSteps(Phase phase, List<Step> steps) {

  private static final String HOLD = "brine_run.held";
  private static final String ISSUE = "brine_pki.issued";

  /** As they joined: who was there first is changed first. */
  private static final Comparator<NodePlan> JOINED =
      Comparator.comparingInt(PhaseSteps::membersAtJoin)
          .thenComparing(node -> node.spec().duties().objects() == null)
          .thenComparing(NodePlan::minion);

  /** Waits come last: what is waited for then starts together. */
  private static final List<String> PARTS = List.of("preflight", "installed", "configured");

  public PhaseSteps {
    steps = List.copyOf(steps);
  }

  public static PhaseSteps of(ClusterPlan plan, Phase phase) {
    List<Step> steps = new ArrayList<>();
    steps.addAll(
        switch (phase) {
          case ETCD -> nodeByNode(plan, phase);
          case CONTROL_PLANE -> asTheyJoined(plan, phase);
          default -> together(plan, phase);
        });
    if (!steps.isEmpty()) {
      steps.add(0, hold(plan, phase));
    }
    return new PhaseSteps(phase, steps);
  }

  private static RunnerStep hold(ClusterPlan plan, Phase phase) {
    String id = phase.label() + ": hold the lease";
    return new RunnerStep(id, HOLD, plan.cluster().toString(), List.of());
  }

  private static List<Step> nodeByNode(ClusterPlan plan, Phase phase) {
    List<Step> steps = new ArrayList<>();
    for (NodePlan node : asTheyJoined(plan)) {
      if (!node.states(phase).isEmpty()) {
        steps.add(step(plan, phase, node));
      }
    }
    return steps;
  }

  /** What serves already is changed one after another, in this order (states/brine_run.py). */
  private static List<Step> asTheyJoined(ClusterPlan plan, Phase phase) {
    Map<List<String>, List<MinionId>> groups = new LinkedHashMap<>();
    for (NodePlan node : asTheyJoined(plan)) {
      groups.computeIfAbsent(node.states(phase), key -> new ArrayList<>()).add(node.minion());
    }
    groups.remove(List.of());
    List<Step> steps = new ArrayList<>();
    groups.forEach(
        (states, minions) ->
            steps.add(step(plan, phase, ordered(states, phase, Turn.TOGETHER), minions)));
    return steps;
  }

  private static List<NodePlan> asTheyJoined(ClusterPlan plan) {
    return plan.nodes().values().stream().sorted(JOINED).toList();
  }

  private static int membersAtJoin(NodePlan node) {
    EtcdMember member = node.spec().servers().etcd();
    return member == null ? Integer.MAX_VALUE : member.joins().size();
  }

  private static StateStep step(ClusterPlan plan, Phase phase, NodePlan node) {
    List<MinionId> minions = List.of(node.minion());
    List<SlsName> states = ordered(node.states(phase), phase, Turn.TOGETHER);
    String id = id(phase, states) + " to " + node.minion();
    return new StateStep(id, minions, states, Rollout.of(plan, phase, minions));
  }

  private static List<Step> together(ClusterPlan plan, Phase phase) {
    List<Step> steps = new ArrayList<>();
    Map<List<String>, SortedSet<MinionId>> all = plan.groups(phase);
    for (Turn turn : Turn.values()) {
      groups(all, phase, turn)
          .forEach((states, minions) -> steps.add(step(plan, phase, states, List.copyOf(minions))));
      if (turn == Turn.BEFORE && issuesBefore(phase) && !all.isEmpty()) {
        steps.add(issue(plan, phase));
      }
    }
    return steps;
  }

  private static boolean issuesBefore(Phase phase) {
    return phase == Phase.PKI || phase == Phase.BOOTSTRAP_SERVICES;
  }

  /** Of the services on the bootstrap node only what they need, long before the cluster's own. */
  private static RunnerStep issue(ClusterPlan plan, Phase phase) {
    List<String> authorities = phase == Phase.PKI ? List.of() : List.of(Site.AUTHORITY);
    String id = phase.label() + ": issue certificates";
    return new RunnerStep(id, ISSUE, plan.cluster().toString(), authorities);
  }

  /** All phases that have something to do, in their order. */
  public static List<PhaseSteps> all(ClusterPlan plan) {
    List<PhaseSteps> phases = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      PhaseSteps steps = of(plan, phase);
      if (!steps.steps().isEmpty()) {
        phases.add(steps);
      }
    }
    return phases;
  }

  private static Map<List<SlsName>, SortedSet<MinionId>> groups(
      Map<List<String>, SortedSet<MinionId>> all, Phase phase, Turn turn) {
    Map<List<SlsName>, SortedSet<MinionId>> groups = new LinkedHashMap<>();
    all.forEach(
        (states, minions) -> {
          List<SlsName> ordered = ordered(states, phase, turn);
          if (!ordered.isEmpty()) {
            groups.computeIfAbsent(ordered, key -> new TreeSet<>()).addAll(minions);
          }
        });
    return groups;
  }

  private static List<SlsName> ordered(List<String> states, Phase phase, Turn turn) {
    return states.stream()
        .filter(sls -> Turn.of(phase, sls) == turn)
        .map(SlsName::new)
        .sorted(Comparator.comparingInt(PhaseSteps::rank))
        .toList();
  }

  private static int rank(SlsName name) {
    for (int i = 0; i < PARTS.size(); i++) {
      if (name.part().startsWith(PARTS.get(i))) {
        return i;
      }
    }
    return PARTS.size();
  }

  private static StateStep step(
      ClusterPlan plan, Phase phase, List<SlsName> states, List<MinionId> minions) {
    return new StateStep(id(phase, states), minions, states, Rollout.of(plan, phase, minions));
  }

  private static String id(Phase phase, List<SlsName> states) {
    String what = String.join(", ", states.stream().map(SlsName::value).toList());
    return phase.label() + ": apply " + what;
  }

  /** What some minions do before or after the others of a phase. */
  private enum Turn {
    BEFORE,
    TOGETHER,
    AFTER;

    static Turn of(Phase phase, String sls) {
      if (phase == Phase.BOOTSTRAP_SERVICES && sls.equals(NodeAgent.INSTALLED)) {
        return BEFORE;
      }
      if (phase != Phase.WORKERS) {
        return TOGETHER;
      }
      return switch (sls) {
        case ClusterObjects.TOKEN_PUBLISHED -> BEFORE;
        case ClusterObjects.NODES_MARKED -> AFTER;
        default -> TOGETHER;
      };
    }
  }
}
