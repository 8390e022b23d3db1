package io.brine.cli.apply;

import io.brine.core.result.StateRef;

/** Names that events bring, which anybody on the bus may have sent, fit for a terminal. */
final class Shown {
  private Shown() {}

  static String of(String name) {
    return new StateRef("", name).id();
  }
}
