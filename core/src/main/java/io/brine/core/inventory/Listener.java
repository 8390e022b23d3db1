package io.brine.core.inventory;

import java.util.Comparator;

/**
 * A process that takes TCP connections.
 *
 * @param address as {@code ss} has it: {@code 127.0.0.1}, {@code *}, {@code [::1]}
 * @param process name as the kernel keeps it, cut to 15 characters; empty when it is hidden
 */
public record Listener(int port, String address, String process) implements Comparable<Listener> {
  private static final Comparator<Listener> ORDER =
      Comparator.comparingInt(Listener::port)
          .thenComparing(Listener::address)
          .thenComparing(Listener::process);

  @Override
  public int compareTo(Listener other) {
    return ORDER.compare(this, other);
  }
}
