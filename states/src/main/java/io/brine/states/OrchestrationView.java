package io.brine.states;

import io.brine.core.sls.Origin;
import java.util.List;

/** The view of the orchestration of one phase. */
record OrchestrationView(Origin origin, List<StepView> steps) {

  /** A step, flat: one kind calls a function, the other has minions and states. */
  record StepView(String id, boolean isRunner, Call call, Targets targets) {

    public List<String> minions() {
      return targets.minions();
    }

    public List<String> states() {
      return targets.states();
    }
  }

  /** A state of ours on the master. */
  record Call(String function, String cluster, List<String> authorities) {
    static final Call NONE = new Call("", "", List.of());
  }

  /** Who applies what. */
  record Targets(List<String> minions, List<String> states) {
    static final Targets NONE = new Targets(List.of(), List.of());
  }
}
