package io.brine.core.config;

import java.util.Map;

/**
 * On which line of the input each path begins.
 *
 * @param lines one-based, by path
 */
public record SourceLines(Map<String, Integer> lines) {
  public SourceLines {
    lines = Map.copyOf(lines);
  }

  /** Whether something is written at this path. */
  public boolean has(String path) {
    return lines.containsKey(path);
  }

  /**
   * The line of the path, or of the nearest thing around it that was written; 0 when there is none.
   */
  public int lineOf(String path) {
    String at = path;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = Paths.parent(at);
    }
    return lines.getOrDefault(at, 0);
  }
}
