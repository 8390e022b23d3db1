package io.brine.bridge;

import java.util.List;

/**
 * One function that is run on every minion to find something out.
 *
 * @param name the caller's own name of it
 */
public record MinionQuery(String name, String function, List<Object> arguments) {
  public MinionQuery {
    arguments = List.copyOf(arguments);
  }
}
