package io.brine.core.component;

/** The order in which go-yaml writes the keys of a map: numbers in them by value, letters last. */
final class GoYamlKeys {

  private GoYamlKeys() {}

  /** go-yaml v2's {@code keyList.Less} (sorter.go). */
  static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == a.length() || i == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    boolean letterA = Character.isLetter(a.charAt(i));
    boolean letterB = Character.isLetter(b.charAt(i));
    if (letterA && letterB) {
      return Character.compare(a.charAt(i), b.charAt(i));
    }
    return letterA || letterB ? Boolean.compare(letterA, letterB) : compareNumbers(a, b, i);
  }

  private static int compareNumbers(String a, String b, int start) {
    Digits first = Digits.at(a, start);
    Digits second = Digits.at(b, start);
    boolean zero = a.charAt(start) == '0' || b.charAt(start) == '0';
    int significant = zero ? leadingDigit(a, start) : 0;
    int byValue =
        Double.compare(
            first.value + significant * Math.pow(10, first.digits),
            second.value + significant * Math.pow(10, second.digits));
    if (byValue != 0) {
      return byValue;
    }
    int byDigits = Integer.compare(first.digits, second.digits);
    return byDigits != 0 ? byDigits : Character.compare(a.charAt(start), b.charAt(start));
  }

  /** 1 when a digit other than 0 stands in the number before {@code start}. */
  private static int leadingDigit(String text, int start) {
    for (int j = start - 1; j >= 0 && Character.isDigit(text.charAt(j)); j--) {
      if (text.charAt(j) != '0') {
        return 1;
      }
    }
    return 0;
  }

  private record Digits(double value, int digits) {
    static Digits at(String text, int start) {
      int end = start;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      String digits = text.substring(start, end);
      return new Digits(digits.isEmpty() ? 0 : Double.parseDouble(digits), end - start);
    }
  }
}
