package io.brine.core.parity;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The intended differences, for people. */
public final class IntendedTable {

  private IntendedTable() {}

  /** The page {@code docs/reference/parity.md}. */
  public static String markdown() {
    return """
        # Intended differences from kubeadm

        Generated from `io.brine.core.parity.Intended`; do not edit. `brine parity` marks them with these names; every other
        difference is one that is not meant to be.

        | Name | What is another | What it is good for |
        |---|---|---|
        """
        + Arrays.stream(Intended.values()).map(IntendedTable::row).collect(Collectors.joining());
  }

  /** {@code proxy-generation}. */
  public static String name(Intended intended) {
    return intended.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String row(Intended intended) {
    return "| `%s` | %s | %s |\n".formatted(name(intended), intended.what(), intended.benefit());
  }
}
