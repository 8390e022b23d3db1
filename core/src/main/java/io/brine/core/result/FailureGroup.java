package io.brine.core.result;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** One failure that several minions share; causes that differ only by the minion's id are alike. */
public record FailureGroup(Failure failure, SortedSet<String> minions) {
  private static final String ANY_MINION = "<minion>";

  public FailureGroup {
    minions = Collections.unmodifiableSortedSet(new TreeSet<>(minions));
  }

  /** The groups of all failures of these, those of most minions first. */
  public static List<FailureGroup> of(Collection<MinionResult> results) {
    Map<Failure, SortedSet<String>> minions = new LinkedHashMap<>();
    Map<Failure, Failure> first = new LinkedHashMap<>();
    for (MinionResult result : results) {
      for (Failure failure : result.failures()) {
        Failure kind = anonymous(failure, result.minion());
        first.putIfAbsent(kind, failure);
        minions.computeIfAbsent(kind, k -> new TreeSet<>()).add(result.minion());
      }
    }
    return minions.entrySet().stream()
        .map(group -> new FailureGroup(wording(group, first), group.getValue()))
        .sorted(Comparator.comparingInt((FailureGroup group) -> -group.minions().size()))
        .toList();
  }

  private static Failure wording(
      Map.Entry<Failure, SortedSet<String>> group, Map<Failure, Failure> first) {
    boolean shared = group.getValue().size() > 1;
    return shared ? group.getKey() : first.getOrDefault(group.getKey(), group.getKey());
  }

  private static Failure anonymous(Failure failure, String minion) {
    return new Failure(
        failure.where(),
        failure.cause().replace(minion, ANY_MINION),
        failure.comment().replace(minion, ANY_MINION),
        failure.advice().replace(minion, ANY_MINION),
        failure.folded());
  }
}
