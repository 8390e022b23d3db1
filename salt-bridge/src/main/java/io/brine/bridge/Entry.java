package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * One minion's return as the job cache has it: {@code {"return": ..., "retcode": 0, "success":
 * true}}.
 */
record Entry(JsonNode json) {
  /** What Salt puts in the place of what was too large for its event bus. */
  static final String TRIMMED = "VALUE_TRIMMED";

  JsonNode value() {
    return json.path("return");
  }

  boolean isTrimmed() {
    return value().isTextual() && value().textValue().toUpperCase(Locale.ROOT).contains(TRIMMED);
  }

  /** Whether Salt itself counts it as failed, whatever it says. */
  boolean isMarkedFailed() {
    return json.path("retcode").asInt(0) != 0 || !json.path("success").asBoolean(true);
  }

  int retcode() {
    return json.path("retcode").asInt(0);
  }
}
