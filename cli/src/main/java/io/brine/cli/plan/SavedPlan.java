package io.brine.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Version;
import io.brine.cli.output.Documents;
import java.util.Map;

/**
 * A plan to be reviewed and applied later. It holds what the plan was made from, which is all it
 * takes to make it again, and the digest of its tree.
 *
 * @param brine version that made it
 * @param cluster text of cluster.yaml
 * @param facts text of facts.yaml
 * @param supplies texts of the files that the configuration names, by path
 */
public record SavedPlan(
    String apiVersion,
    String kind,
    String brine,
    String digest,
    String cluster,
    String facts,
    Map<String, String> supplies) {
  private static final String API_VERSION = "brine.io/v1";
  private static final String KIND = "SavedPlan";
  private static final ObjectMapper JSON = Documents.json();

  public SavedPlan {
    supplies = Map.copyOf(supplies);
  }

  public static SavedPlan of(
      String digest, String cluster, String facts, Map<String, String> supplies) {
    return new SavedPlan(API_VERSION, KIND, Version.text(), digest, cluster, facts, supplies);
  }

  /**
   * Reads one.
   *
   * @param name of the file, for the message
   * @throws CommandFailure when it is none
   */
  public static SavedPlan read(String name, String text) throws CommandFailure {
    try {
      SavedPlan plan = JSON.readValue(text, SavedPlan.class);
      if (API_VERSION.equals(plan.apiVersion) && KIND.equals(plan.kind)) {
        return plan;
      }
    } catch (JsonProcessingException | IllegalArgumentException otherwise) {
      throw noPlan(name);
    }
    throw noPlan(name);
  }

  public String text() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private static CommandFailure noPlan(String name) {
    return new CommandFailure(
        ExitCode.USAGE,
        "\"" + name + "\" is not a saved plan of version " + API_VERSION,
        "make one with `brine plan --out FILE`");
  }
}
