package io.brine.cli.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.bridge.SaltException;
import io.brine.cli.output.Documents;
import io.brine.core.config.MinionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Steps of brine-node, run on minions. */
public interface NodeSteps {

  /**
   * Runs the step on all of them at once.
   *
   * @param step with its arguments, for example {@code remove cp-3 --check}
   */
  SortedMap<MinionId, Answer> run(Collection<MinionId> minions, String step) throws SaltException;

  /**
   * What one minion said.
   *
   * @param heard whether it answered at all
   * @param fault why it could not be done; empty when it was
   */
  record Answer(boolean heard, JsonNode document, String fault) {
    private static final ObjectMapper JSON = Documents.json();

    static Answer silent(String why) {
      return new Answer(false, JSON.createObjectNode(), why);
    }

    /**
     * From what {@code cmd.run_all} returned.
     *
     * <pre>{"stdout": "{\"changed\": true, \"comment\": \"...\", \"done\": [\"drained\"]}", ...}
     * </pre>
     */
    static Answer of(JsonNode returned) {
      String said = returned.path("stdout").asText(returned.asText());
      try {
        JsonNode document = JSON.readTree(said);
        if (document.isObject()) {
          String fault = document.has("error") ? document.path("comment").asText() : "";
          return new Answer(true, document, fault);
        }
      } catch (JsonProcessingException noJson) {
        // told below
      }
      String error = returned.path("stderr").asText();
      return new Answer(
          true,
          JSON.createObjectNode(),
          "brine-node said: \"" + (error.isBlank() ? said : error).strip() + '"');
    }

    boolean isWell() {
      return fault.isEmpty();
    }

    /** Whether something is, or was, to be done. */
    boolean changed() {
      return document.path("changed").asBoolean();
    }

    String comment() {
      return document.path("comment").asText();
    }

    List<String> done() {
      List<String> done = new ArrayList<>();
      document.path("done").forEach(one -> done.add(one.asText()));
      return done;
    }
  }
}
