package io.brine.bridge;

import java.util.List;

/**
 * Told what is seen of an orchestration while it goes on. It may miss some; only the result counts.
 * Called on the thread that follows.
 */
public interface Progress {
  Progress NONE = event -> {};

  void seen(Event event);

  /** What can be seen. */
  sealed interface Event {
    /** A step of an orchestration began, by its id. */
    record StepStarted(String step) implements Event {}

    /** A job of the step was sent to these minions. */
    record JobStarted(String step, String jid, List<String> minions) implements Event {
      public JobStarted {
        minions = List.copyOf(minions);
      }
    }

    /**
     * A minion has returned from a job of the step.
     *
     * @param states that it ran; 0 when that is not known
     */
    record MinionDone(String step, String minion, boolean success, int states) implements Event {}

    /**
     * A state on a minion has ended; only on masters with {@code state_events}.
     *
     * @param of how many its job has; 0 when that is not known
     */
    record StateDone(String step, String minion, String state, int of) implements Event {}
  }
}
