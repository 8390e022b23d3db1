package io.brine.core.sls;

import io.brine.core.component.ClusterObjects;
import io.brine.core.component.Phase;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
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
 * once; for etcd a job for each member.
 */
public record PhaseSteps(Phase phase, List<Step> steps) {

  private static final String ISSUE = "brine_pki.issued";

  /** Waits come last: what is waited for then starts together. */
  private static final List<String> PARTS = List.of("preflight", "installed", "configured");

  public PhaseSteps {
    steps = List.copyOf(steps);
  }

  public static PhaseSteps of(ClusterPlan plan, Phase phase) {
    List<Step> steps =
        new ArrayList<>(phase == Phase.ETCD ? oneByOne(plan, phase) : together(plan, phase));
    if (phase == Phase.PKI && !steps.isEmpty()) {
      String cluster = plan.cluster().toString();
      steps.add(0, new RunnerStep("pki: issue certificates", ISSUE, cluster));
    }
    return new PhaseSteps(phase, steps);
  }

  private static List<Step> together(ClusterPlan plan, Phase phase) {
    List<Step> steps = new ArrayList<>();
    Map<List<String>, SortedSet<MinionId>> all = plan.groups(phase);
    for (Turn turn : Turn.values()) {
      groups(all, phase, turn)
          .forEach((states, minions) -> steps.add(step(phase, states, minions)));
    }
    return steps;
  }

  /** Members of etcd join, or change, one after the other. */
  private static List<Step> oneByOne(ClusterPlan plan, Phase phase) {
    return plan.etcdInJoinOrder().stream()
        .map(node -> (Step) turnOf(node.minion(), phase, node.states(phase)))
        .toList();
  }

  private static StateStep turnOf(MinionId minion, Phase phase, List<String> states) {
    List<SlsName> ordered = ordered(states, phase, Turn.TOGETHER);
    return new StateStep(what(phase, ordered) + " to " + minion, List.of(minion), ordered);
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

  private static StateStep step(Phase phase, List<SlsName> states, SortedSet<MinionId> minions) {
    return new StateStep(what(phase, states), List.copyOf(minions), states);
  }

  private static String what(Phase phase, List<SlsName> states) {
    String names = String.join(", ", states.stream().map(SlsName::value).toList());
    return phase.label() + ": apply " + names;
  }

  /** What some minions do before or after the others of a phase. */
  private enum Turn {
    BEFORE,
    TOGETHER,
    AFTER;

    static Turn of(Phase phase, String sls) {
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
