package io.brine.core.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problem.Location;
import io.brine.core.problem.Problem.Severity;
import io.brine.core.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a document while it is read, and where everything stands. */
final class ReadProblems {
  private static final Pattern MARK = Pattern.compile("(?m)^ in .*, line (\\d+), column \\d+:$");

  private final List<Problem> found = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<String> lost = new HashSet<>();

  void add(String path, int line, ReadCheck check, String message, String advice) {
    found.add(new Problem(check.code(), Severity.ERROR, new Location(path, line), message, advice));
  }

  /** As {@link #add}, and the value at the path cannot be used. */
  void lost(String path, int line, ReadCheck check, String message, String advice) {
    lost.add(path);
    add(path, line, check, message, advice);
  }

  void invalid(SourceNode node, InvalidValueException e) {
    lost(node.path(), node.line(), ReadCheck.VALUE, e.what(), e.advice());
  }

  boolean isLost(String path) {
    return lost.contains(path);
  }

  /** Says that something is written at this path; the line is one-based. */
  void seen(String path, int line) {
    lines.put(path, line);
  }

  /** The YAML parser's own words, without the pictures of lines; the last mark is the fault's. */
  void syntax(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int line = lineOf(e.getLocation());
    for (Matcher mark = MARK.matcher(message); mark.find(); ) {
      line = Integer.parseInt(mark.group(1));
    }
    lost("", line, ReadCheck.SYNTAX, "not YAML: " + words(message), "correct it and run again");
  }

  /** A breach of the parser's limits has no location. */
  private static int lineOf(@Nullable JsonLocation location) {
    return location == null ? 0 : location.getLineNr();
  }

  private static String words(String message) {
    String words =
        message
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .map(line -> line.replaceAll("<org\\.yaml[^>]*>", "something else"))
            .collect(Collectors.joining(", "));
    int first = Math.min(1, words.length());
    return words.substring(0, first).toLowerCase(Locale.ROOT) + words.substring(first);
  }

  ReadConfig result(ClusterConfig config) {
    return new ReadConfig(config, new Problems(found), new SourceLines(lines), lost);
  }
}
