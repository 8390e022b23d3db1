package io.brine.core.result;

/**
 * What one state of a minion would change.
 *
 * @param text a unified diff, or what Salt says; never a secret
 */
public record StateChange(StateRef state, String text) {
  private static final int LONGEST = 40_000;

  public StateChange {
    text = PlainText.of(Masked.of(text), LONGEST);
  }
}
