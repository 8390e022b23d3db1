package io.brine.core.sls;

import io.brine.core.component.Phase;
import io.brine.core.config.ApplyConfig;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.plan.ClusterPlan;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How a step goes over its minions, as {@code brine_run.applied} takes it.
 *
 * @param vital minions of the step that all others need: changed first, and their failure stops
 * @param sizes of what is changed together
 * @param stopAfter so many failed minions stop the run
 */
public record Rollout(List<MinionId> vital, Sizes sizes, int stopAfter) {

  private static final Set<Role> OTHERS = Set.of(Role.WORKER);

  /**
   * How many workers that serve already are changed together; the others are all at once.
   *
   * @param canary those before the first batch
   * @param batch 0 when all minions are one job
   */
  public record Sizes(int canary, int batch) {
    static final Sizes ALL_AT_ONCE = new Sizes(0, 0);
  }

  public Rollout {
    vital = List.copyOf(vital);
  }

  static Rollout of(ClusterPlan plan, Phase phase, Collection<MinionId> minions) {
    ApplyConfig apply = plan.apply();
    int workers = (int) plan.nodes().keySet().stream().filter(id -> !isVital(plan, id)).count();
    Sizes sizes =
        phase.changes()
            ? new Sizes(apply.canary().of(workers), Math.max(1, apply.batch().of(workers)))
            : Sizes.ALL_AT_ONCE;
    int stopAfter = Math.max(1, apply.maxFailures().of(plan.nodes().size()));
    return new Rollout(minions.stream().filter(id -> isVital(plan, id)).toList(), sizes, stopAfter);
  }

  private static boolean isVital(ClusterPlan plan, MinionId minion) {
    return plan.find(minion)
        .map(node -> !OTHERS.containsAll(node.spec().identity().roles()))
        .orElse(false);
  }
}
