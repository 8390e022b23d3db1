package io.brine.cli.doctor;

import io.brine.cli.CommandFailure;
import io.brine.core.result.Masked;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts by name, all of them without secrets. What cannot be had is told in their place: a bundle
 * is made when something does not work.
 */
public final class SupportBundle {
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final SortedMap<String, String> missing = new TreeMap<>();

  /** Where a text comes from. */
  public interface Source {
    String text() throws CommandFailure, IOException;
  }

  /** Adds a text, or why there is none. */
  public void add(String name, Source source) {
    try {
      texts.put(name, Masked.of(source.text()));
    } catch (CommandFailure | IOException why) {
      missing.put(name, Masked.of(String.valueOf(why.getMessage())));
    }
  }

  /** By name; {@code missing.txt} has what could not be had. */
  public SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>(texts);
    StringBuilder lines = new StringBuilder();
    missing.forEach((name, why) -> lines.append(name).append(": ").append(why).append('\n'));
    files.put("missing.txt", lines.toString());
    return Collections.unmodifiableSortedMap(files);
  }

  public SortedMap<String, String> missing() {
    return Collections.unmodifiableSortedMap(missing);
  }
}
