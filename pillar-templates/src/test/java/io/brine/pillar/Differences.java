package io.brine.pillar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares documents by their structure; the order of keys counts for nothing. */
final class Differences {

  private final List<String> found = new ArrayList<>();
  private final Predicate<String> defaulted;

  Differences() {
    this(path -> false);
  }

  /**
   * @param defaulted paths that only ours may have: the API server would add them to theirs
   */
  Differences(Predicate<String> defaulted) {
    this.defaulted = defaulted;
  }

  List<String> found() {
    return List.copyOf(found);
  }

  void compare(String path, JsonNode theirs, JsonNode ours) {
    if (theirs.isObject() && ours.isObject()) {
      keys(theirs, ours).forEach(key -> compareEntry(path + "/" + key, key, theirs, ours));
    } else if (theirs.isArray() && ours.isArray() && theirs.size() == ours.size()) {
      for (int i = 0; i < theirs.size(); i++) {
        compare(path + "/" + i, theirs.get(i), ours.get(i));
      }
    } else if (!sameText(theirs, ours)) {
      found.add(path + ": theirs " + theirs + ", ours " + ours);
    }
  }

  private void compareEntry(String path, String key, JsonNode theirs, JsonNode ours) {
    if (!theirs.has(key) && !defaulted.test(path)) {
      found.add(path + ": only ours " + ours.get(key));
    } else if (theirs.has(key) && !ours.has(key)) {
      if (!isLeftOut(theirs.get(key))) {
        found.add(path + ": only theirs " + theirs.get(key));
      }
    } else if (theirs.has(key)) {
      compare(path, theirs.get(key), ours.get(key));
    }
  }

  /** Not to be compared: the signature that a controller puts beside cluster-info. */
  private static boolean isLeftOut(JsonNode theirs) {
    return theirs.asText().equals("<jws>");
  }

  private static boolean sameText(JsonNode theirs, JsonNode ours) {
    if (theirs.equals(ours)) {
      return true;
    }
    boolean texts = theirs.isTextual() && ours.isTextual();
    return texts && plain(theirs.textValue()).equals(plain(ours.textValue()));
  }

  /** Without what the README says not to compare literally. */
  private static String plain(String text) {
    if (text.equals("YWJjZGVm")) {
      return "<base64>";
    }
    return text.replaceAll("<base64>\\s*", "<base64>")
        .replaceAll("bootstrap-token-(<id>|[a-z0-9]{6})", "bootstrap-token-<id>")
        .replace("unix:///var/run/", "unix:///run/");
  }

  private static Set<String> keys(JsonNode theirs, JsonNode ours) {
    Set<String> keys = new TreeSet<>();
    theirs.fieldNames().forEachRemaining(keys::add);
    ours.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
