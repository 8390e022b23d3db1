package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Makes large JSON smaller while it is read, so that it is never in memory as a whole. */
interface Reducer {
  Reducer NONE =
      new Reducer() {
        @Override
        public boolean skips(List<String> path) {
          return false;
        }

        @Override
        public JsonNode reduced(List<String> path, JsonNode value) {
          return value;
        }
      };

  /** Whether the value of this field, named by the fields that lead to it, is not even read. */
  boolean skips(List<String> path);

  /** What is kept of it. */
  JsonNode reduced(List<String> path, JsonNode value);
}
