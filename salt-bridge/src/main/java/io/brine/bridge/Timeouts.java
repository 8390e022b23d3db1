package io.brine.bridge;

import java.time.Duration;

/**
 * How long each kind of call may take, from the first byte sent to the last received.
 *
 * @param connect until the connection stands; part of each of the others
 * @param login the external authentication may ask other hosts
 * @param submit hand over a job; its work is not waited for
 * @param lookUp ask the master for what it has stored, or for its keys
 */
public record Timeouts(Duration connect, Duration login, Duration submit, Duration lookUp) {
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120));
}
