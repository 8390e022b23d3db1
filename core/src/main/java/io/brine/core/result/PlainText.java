package io.brine.core.result;

import java.util.regex.Pattern;

/**
 * Text that minions sent, fit for a terminal, a journal and a page: lines and tabs stay, every
 * other control character, also one that turns the direction of writing, becomes {@code ?}.
 */
final class PlainText {
  private static final int LONGEST = 4_000;
  private static final int LONGEST_NAME = 400;
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");
  private static final Pattern BREAKS = Pattern.compile("[\\n\\t]+");

  private PlainText() {}

  static String of(String text) {
    return of(text, LONGEST);
  }

  static String of(String text, int longest) {
    return UNFIT.matcher(cut(text, longest)).replaceAll("?");
  }

  /** On one line. */
  static String name(String text) {
    return isPlainName(text) ? text : BREAKS.matcher(of(cut(text, LONGEST_NAME))).replaceAll(" ");
  }

  /** The usual, without a search. */
  private static boolean isPlainName(String text) {
    return text.length() <= LONGEST_NAME && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
