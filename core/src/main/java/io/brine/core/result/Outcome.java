package io.brine.core.result;

import java.util.Collection;

/** How something ended, from good to bad. Silence is {@link #UNKNOWN}, never success. */
public enum Outcome {
  OK("ok"),
  WOULD_CHANGE("would change"),
  UNKNOWN("unknown"),
  FAILED("failed");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** For a person to read. */
  public String label() {
    return label;
  }

  public Outcome worse(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The worst of these; {@link #OK} of none. */
  public static Outcome worst(Collection<Outcome> outcomes) {
    return outcomes.stream().reduce(OK, Outcome::worse);
  }
}
