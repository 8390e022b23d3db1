package io.brine.cli.apply;

import io.brine.bridge.PhaseRequest;
import io.brine.bridge.TestRun;
import io.brine.core.component.Phase;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a plan asks of minions, in the terms of Salt's jobs.
 *
 * @param serving minions that are nodes already: they are changed in batches
 */
public record DesiredState(ClusterPlan plan, NavigableSet<MinionId> serving) {
  public DesiredState {
    serving = Collections.unmodifiableNavigableSet(new TreeSet<>(serving));
  }

  public static DesiredState of(ClusterPlan plan, Inventory facts) {
    NavigableSet<MinionId> serving = new TreeSet<>(plan.nodes().keySet());
    serving.removeIf(minion -> !facts.find(minion).map(DesiredState::isNode).orElse(false));
    return new DesiredState(plan, serving);
  }

  private static boolean isNode(NodeFacts facts) {
    return facts.runtime().software().kubernetes().kubeletConfigured();
  }

  /** The phases of the plan that have something in them, in order. */
  public List<Phase> phases() {
    return Arrays.stream(Phase.values()).filter(phase -> !plan.states(phase).isEmpty()).toList();
  }

  /** One job for all minions with the same states: everything there is, from first to last. */
  public List<TestRun.Group> groups() {
    Map<List<String>, List<MinionId>> minions = new LinkedHashMap<>();
    for (NodePlan node : plan.nodes().values()) {
      minions.computeIfAbsent(states(node), key -> new ArrayList<>()).add(node.minion());
    }
    List<TestRun.Group> groups = new ArrayList<>();
    minions.forEach((states, ids) -> groups.add(new TestRun.Group("test", states, ids)));
    return groups;
  }

  private static List<String> states(NodePlan node) {
    Set<String> states = new LinkedHashSet<>();
    for (Phase phase : Phase.values()) {
      states.addAll(node.states(phase));
    }
    return List.copyOf(states);
  }

  /** The phases that apply an SLS; all of them when it is only included by others. */
  public Set<Phase> phasesOf(String sls) {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    phases().stream().filter(phase -> plan.states(phase).containsKey(sls)).forEach(phases::add);
    return phases.isEmpty() ? Set.copyOf(phases()) : phases;
  }

  /** The orchestration of a phase. */
  public PhaseRequest request(Phase phase) {
    return request(phase.label(), minions(phase));
  }

  static PhaseRequest request(String phase, SortedSet<MinionId> minions) {
    return new PhaseRequest(phase, "brine.orchestrate." + phase, minions);
  }

  /** Every minion that has a part in the phase. */
  public NavigableSet<MinionId> minions(Phase phase) {
    NavigableSet<MinionId> minions = new TreeSet<>();
    plan.states(phase).values().forEach(minions::addAll);
    return minions;
  }
}
