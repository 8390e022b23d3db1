package io.brine.core.inventory;

/**
 * The minion itself.
 *
 * @param python path of the interpreter that the minion runs in
 * @param lockSaltenv whether the minion refuses any saltenv but its own
 * @param uid the user it runs as
 */
public record SaltFacts(String version, String python, boolean lockSaltenv, int uid) {}
