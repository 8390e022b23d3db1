package io.brine.core.result;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text of files and commands, without what may be a secret in it: private keys, bootstrap tokens,
 * passwords in URLs, and values whose names say that they are secret.
 */
public final class Masked {
  private static final String MASK = "<masked>";
  private static final String NAMED =
      "(?i:password|passwd|secret|token|key-data)\\\\?[\"']?[ \\t]*[:=][ \\t]*";

  /** {@code name: DB_PASSWORD}, on the next line or after a comma {@code value: }. */
  private static final String VARIABLE =
      "name:[ \"']{0,3}\\w{0,40}(?i:password|secret|token)\\w{0,40}[\"']?[\\n,][-+ ]{0,80}value:[ \\t]*";

  private record Rule(Pattern pattern, String replacement) {}

  private static final List<Rule> RULES =
      Stream.of(
              Stream.of(
                  rule("(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(-----END [A-Z ]*KEY-----|\\z)"),
                  rule("(\\w://[^/\\s:@]{0,80}:)[^/\\s@]+(@)"),
                  rule("((?i:authorization)\\\\?\"?\\s*[:=]\\s*\\\\?\"?(?:\\w+ )?)[^\\s\"]+()"),
                  rule("()\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b()")),
              values(NAMED),
              values(VARIABLE))
          .flatMap(rules -> rules)
          .toList();

  /** Quoted, as in JSON inside of JSON too, or up to what ends a word. */
  private static Stream<Rule> values(String before) {
    return Stream.of(
        rule("(" + before + "\\\\\")[^\"\\n]*?(\\\\\")"),
        rule("(" + before + "\")[^\"\\n]*(\")"),
        rule("(" + before + "')[^'\\n]*(')"),
        rule("(" + before + ")(?!<masked>|\\\\\")[^\\s,}\"']+?(?=[\\s,}\"']|\\\\[n\"]|\\z)()"));
  }

  private Masked() {}

  /** What is kept is in the first group and the second. */
  private static Rule rule(String pattern) {
    return new Rule(Pattern.compile(pattern, Pattern.DOTALL), "$1" + MASK + "$2");
  }

  public static String of(String text) {
    String masked = text;
    for (Rule rule : RULES) {
      masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
    }
    return masked;
  }
}
