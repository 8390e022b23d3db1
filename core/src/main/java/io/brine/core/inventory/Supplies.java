package io.brine.core.inventory;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts of the files on the master that the configuration names (keys of repositories, CA
 * certificates), by the path as written there.
 */
public record Supplies(SortedMap<String, String> texts) {
  public static final Supplies NONE = new Supplies(Collections.emptySortedMap());

  public Supplies {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  public static Supplies of(Map<String, String> texts) {
    return new Supplies(new TreeMap<>(texts));
  }

  public Optional<String> find(String path) {
    return Optional.ofNullable(texts.get(path));
  }
}
