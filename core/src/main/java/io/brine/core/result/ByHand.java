package io.brine.core.result;

import java.util.Collection;
import java.util.regex.Pattern;

/** Salt's own commands that do again what failed. */
public final class ByHand {
  private static final String ENVIRONMENT = " saltenv=brine pillarenv=brine";
  private static final String ORCHESTRATION = "brine.orchestrate.";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

  private ByHand() {}

  /** For a shell on the salt-master: the SLS of the failed state, on these minions. */
  public static String command(StateRef state, Collection<String> minions) {
    return state.sls().startsWith(ORCHESTRATION)
        ? "salt-run state.orchestrate " + quoted(state.sls()) + ENVIRONMENT
        : "salt -L "
            + quoted(String.join(",", minions))
            + " state.sls "
            + quoted(state.sls())
            + ENVIRONMENT;
  }

  private static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
