package io.brine.cli.output;

/** A number with its noun: {@code 1 error}, {@code 2 errors}. */
public final class Counted {

  private Counted() {}

  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
