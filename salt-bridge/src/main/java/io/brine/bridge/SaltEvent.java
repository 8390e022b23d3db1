package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One event of the master's bus: a hint to look, never a proof (CVE-2025-22239). */
record SaltEvent(String tag, JsonNode data) {
  /** The tag's parts: {@code [salt, job, JID, ret, MINION]}. */
  List<String> parts() {
    return List.of(tag.split("/", -1));
  }

  /** Whether its tag begins with these parts and has as many; an empty part stands for any. */
  boolean is(String... wanted) {
    List<String> parts = parts();
    if (parts.size() != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].isEmpty() && !wanted[i].equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  String part(int index) {
    return parts().get(index);
  }
}
