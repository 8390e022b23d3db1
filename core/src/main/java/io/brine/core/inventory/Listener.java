package io.brine.core.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/**
 * A process that takes TCP connections, on whatever address.
 *
 * @param process name as the kernel keeps it, cut to 15 characters; empty when it is hidden
 */
public record Listener(int port, String process) implements Comparable<Listener> {
  private static final Comparator<Listener> ORDER =
      Comparator.comparingInt(Listener::port).thenComparing(Listener::process);

  public Listener {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("no port: " + port);
    }
  }

  /**
   * Reads {@code 10250 kubelet}.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public static Listener parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("no port and process: " + text);
    }
    return new Listener(Integer.parseInt(text.substring(0, space)), text.substring(space + 1));
  }

  @Override
  public int compareTo(Listener other) {
    return ORDER.compare(this, other);
  }

  @JsonValue
  @Override
  public String toString() {
    return port + " " + process;
  }
}
