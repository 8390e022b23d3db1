package io.brine.bridge;

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

    /** The step's job was sent to its minions. */
    record JobStarted(String step, String jid) implements Event {}

    /** A minion has returned from the job of the step. */
    record MinionDone(String step, String minion, boolean success) implements Event {}

    /** A state on a minion has ended; only on masters with {@code state_events}. */
    record StateDone(String step, String minion, String state, boolean success) implements Event {}
  }
}
