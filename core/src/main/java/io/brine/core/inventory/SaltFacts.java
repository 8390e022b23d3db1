package io.brine.core.inventory;

import java.util.regex.Pattern;

/**
 * The minion itself.
 *
 * @param python path of the interpreter that the minion runs in; it goes into a script, so it is
 *     nothing that a shell could take for more than a path
 * @param lockSaltenv whether the minion refuses any saltenv but its own
 * @param uid the user it runs as
 */
public record SaltFacts(String version, String python, boolean lockSaltenv, int uid) {
  static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._+-]+)+");

  public SaltFacts {
    if (!PATH.matcher(python).matches()) {
      throw new IllegalArgumentException("no plain path: " + Printable.of(python));
    }
  }
}
