package io.brine.core.result;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not well.
 *
 * @param where the state that failed first; null when it is about the whole job
 * @param cause what was seen, in Salt's or the failed command's words; may be several lines
 * @param comment of the state, where the cause is what its command printed; empty otherwise
 * @param advice what is likely to mend it; empty when nothing is known
 * @param folded how many more states failed only because they require it
 */
public record Failure(
    @Nullable StateRef where, String cause, String comment, String advice, int folded) {

  public Failure {
    cause = PlainText.of(cause);
    comment = PlainText.of(comment);
    advice = PlainText.of(advice);
  }

  /** With the advice that is known for such a cause. */
  public Failure(@Nullable StateRef where, String cause, int folded) {
    this(where, cause, "", LikelyFix.of(cause), folded);
  }

  public static Failure of(String cause) {
    return new Failure(null, cause, 0);
  }

  public Optional<StateRef> state() {
    return Optional.ofNullable(where);
  }

  @Override
  public String toString() {
    String place = where == null ? "" : where + ": ";
    return place + cause + (folded == 0 ? "" : " (and " + folded + " states that require it)");
  }
}
