package io.brine.core.component;

import java.util.List;

/** The view of a file of lines. */
public record Lines(List<String> lines) {
  public Lines {
    lines = List.copyOf(lines);
  }
}
