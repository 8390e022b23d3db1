package io.brine.cli.output;

import io.brine.bridge.MinionKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The keys of minions, as a document. */
public record KeyList(String apiVersion, String kind, List<Item> keys) {

  /** One key. */
  public record Item(String minion, String state, String fingerprint) {}

  public KeyList {
    keys = List.copyOf(keys);
  }

  public static KeyList of(List<MinionKey> keys) {
    return new KeyList(
        "brine.io/v1",
        "MinionKeys",
        keys.stream()
            .map(
                key ->
                    new Item(
                        key.minion(),
                        key.state().name().toLowerCase(Locale.ROOT),
                        key.fingerprint()))
            .toList());
  }

  /** A line a key. */
  public String text() {
    int width = keys.stream().mapToInt(key -> key.minion().length()).max().orElse(1);
    return keys.stream()
        .map(
            key ->
                String.format(
                    Locale.ROOT,
                    "%-8s  %-" + width + "s  %s%n",
                    key.state(),
                    key.minion(),
                    key.fingerprint()))
        .collect(Collectors.joining());
  }
}
