package io.brine.states;

import io.brine.core.sls.Origin;
import java.util.List;

/** The view of the orchestration of one phase. */
record OrchestrationView(Origin origin, List<StepView> steps) {

  /** A step, flat: one kind has a function and a cluster, the other minions and states. */
  record StepView(String id, boolean isRunner, String function, String cluster, Targets targets) {

    public List<String> minions() {
      return targets.minions();
    }

    public List<String> states() {
      return targets.states();
    }
  }

  /** Who applies what. */
  record Targets(List<String> minions, List<String> states) {
    static final Targets NONE = new Targets(List.of(), List.of());
  }
}
