package io.brine.core.sls;

import io.brine.core.config.MinionId;
import java.util.List;
import java.util.function.Function;

/** One step of an orchestration. */
public sealed interface Step {

  /** The id of its state: {@code etcd: apply brine.etcd.configured to 1 minion}. */
  String id();

  <R> R match(Function<StateStep, R> states, Function<RunnerStep, R> runner);

  /**
   * The states on all of the minions: one Salt job, or as many as there are batches.
   *
   * @param states in their order
   */
  record StateStep(String id, List<MinionId> minions, List<SlsName> states, Rollout rollout)
      implements Step {

    public StateStep {
      minions = List.copyOf(minions);
      states = List.copyOf(states);
    }

    @Override
    public <R> R match(Function<StateStep, R> states, Function<RunnerStep, R> runner) {
      return states.apply(this);
    }
  }

  /**
   * A state of our own on the master, for a cluster.
   *
   * @param authorities that it is limited to; empty for all
   */
  record RunnerStep(String id, String function, String cluster, List<String> authorities)
      implements Step {
    public RunnerStep {
      authorities = List.copyOf(authorities);
    }

    @Override
    public <R> R match(Function<StateStep, R> states, Function<RunnerStep, R> runner) {
      return runner.apply(this);
    }
  }
}
