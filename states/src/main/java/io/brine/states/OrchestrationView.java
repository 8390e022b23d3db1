package io.brine.states;

import io.brine.core.sls.Origin;
import io.brine.core.sls.Rollout;
import io.brine.core.sls.Step.RunnerStep;
import io.brine.core.sls.Step.StateStep;
import java.util.List;

/** The view of the orchestration of one phase. */
record OrchestrationView(Origin origin, List<StepView> steps) {

  /** A step, flat: it calls a state of ours, for its minions if it has any. */
  record StepView(String id, Call call, Targets targets) {

    static StepView of(StateStep step, String cluster) {
      Call call = new Call("brine_run.applied", cluster, List.of());
      return new StepView(step.id(), call, Targets.of(step));
    }

    static StepView of(RunnerStep step) {
      Call call = new Call(step.function(), step.cluster(), step.authorities());
      return new StepView(step.id(), call, Targets.NOBODY);
    }

    public boolean isOnMaster() {
      return targets.minions.isEmpty();
    }

    public List<String> minions() {
      return targets.minions;
    }

    public List<String> vital() {
      return targets.rollout.vital().stream().map(Object::toString).toList();
    }

    public List<String> states() {
      return targets.states;
    }

    public Rollout.Sizes sizes() {
      return targets.rollout.sizes();
    }

    public int stopAfter() {
      return targets.rollout.stopAfter();
    }
  }

  /** A state of ours on the master. */
  record Call(String function, String cluster, List<String> authorities) {}

  /** Who applies what, and how it goes over them. */
  record Targets(List<String> minions, List<String> states, Rollout rollout) {
    static final Targets NOBODY =
        new Targets(List.of(), List.of(), new Rollout(List.of(), new Rollout.Sizes(0, 0), 0));

    static Targets of(StateStep step) {
      return new Targets(
          step.minions().stream().map(Object::toString).toList(),
          step.states().stream().map(Object::toString).toList(),
          step.rollout());
    }
  }
}
