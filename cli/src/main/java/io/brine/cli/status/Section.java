package io.brine.cli.status;

import java.util.List;

/**
 * A part of a cluster's status.
 *
 * @param data what programs get, a value that Jackson writes
 * @param lines the same for people
 */
public record Section(String name, Health health, Object data, List<String> lines) {

  /** How well it is; the worst of all sections is the cluster's. */
  public enum Health {
    WELL,
    UNKNOWN,
    UNWELL
  }

  public Section {
    lines = List.copyOf(lines);
  }
}
