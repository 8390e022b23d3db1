package io.brine.core.standing;

import io.brine.core.inventory.FactsQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A part of what brine-node can tell of what stands. */
public enum SurveyPart {
  IDENTITY,
  CERTIFICATES,
  HEALTH,
  CLUSTER,
  MEMBERS,
  DRIFT;

  static final String QUERY = "survey";
  private static final String COMMAND = "/usr/sbin/brine-node survey ";

  /** As brine-node calls it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The question for these parts, of all nodes at once. */
  public static FactsQuery query(SurveyPart... parts) {
    String asked = Arrays.stream(parts).map(SurveyPart::label).collect(Collectors.joining(" "));
    return new FactsQuery(
        QUERY,
        "cmd.run_all",
        List.of(COMMAND + asked),
        Map.of("python_shell", false, "output_loglevel", "quiet", "ignore_retcode", true));
  }
}
