package io.brine.core.result;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not well.
 *
 * @param where the state that failed first; null when it is about the whole job
 * @param cause what was seen, in Salt's or the failed command's words; may be several lines
 * @param folded how many more states failed only because they require it
 */
public record Failure(@Nullable StateRef where, String cause, int folded) {
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
