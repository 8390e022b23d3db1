package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.result.Note;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.Optional;

/**
 * What one state returned: {@code {"result": true, "changes": {}, "comment": "", "__sls__": ...}}.
 */
record StateOutcome(JsonNode json) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String NOTE = "note: ";

  boolean isWellFormed() {
    JsonNode result = json.path("result");
    return json.isObject() && (result.isBoolean() || result.isNull());
  }

  /** Test mode's {@code null}: it did nothing, and would. */
  boolean wouldChange() {
    return json.path("result").isNull();
  }

  boolean failed() {
    return json.path("result").isBoolean() && !json.path("result").booleanValue();
  }

  /** Only because another that it requires did. */
  boolean failedByRequisite() {
    return failed()
        && (!json.path("__state_ran__").asBoolean(true)
            || comment().startsWith("One or more requisite failed"));
  }

  boolean hasChanges() {
    JsonNode changes = json.path("changes");
    return changes.isContainerNode() ? !changes.isEmpty() : changes.isTextual();
  }

  StateRef ref() {
    // The same few names come from every minion.
    return new StateRef(
        json.path("__sls__").asText().intern(), json.path("__id__").asText().intern());
  }

  /** As the comment of a state that requires it names it. */
  String requisiteName() {
    return ref().sls() + "." + ref().id();
  }

  String comment() {
    return json.path("comment").asText();
  }

  /** What it says although it is well: a comment that begins so. */
  Optional<Note> note() {
    return failed() || !comment().startsWith(NOTE)
        ? Optional.empty()
        : Optional.of(new Note(ref(), comment().substring(NOTE.length())));
  }

  JsonNode changes() {
    return json.path("changes");
  }

  int order() {
    return json.path("__run_num__").asInt(Integer.MAX_VALUE);
  }

  Duration duration() {
    return Duration.ofNanos((long) (json.path("duration").asDouble(0) * NANOS_PER_MILLI));
  }
}
