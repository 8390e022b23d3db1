package io.brine.core.inventory;

/** Makes what a minion sent fit to stand in a message. */
public final class Printable {
  private static final int LONGEST = 120;

  private Printable() {}

  /** Control characters as {@code ?}, and no more than a line of it. */
  public static String of(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
  }

  public static boolean isPlain(String text) {
    return of(text).equals(text);
  }
}
