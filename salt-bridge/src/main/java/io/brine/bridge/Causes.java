package io.brine.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.result.Failure;
import io.brine.core.result.StateRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds among failed states those that failed first, and says why in few words. */
final class Causes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LINES = 20;
  private static final int MOST_CHARACTERS = 2_000;

  private Causes() {}

  /** One failure for each state that failed by itself; those that only require it are counted. */
  static List<Failure> ofStates(List<StateOutcome> states) {
    List<StateOutcome> failed = states.stream().filter(StateOutcome::failed).toList();
    List<StateOutcome> roots = failed.stream().filter(state -> !state.failedByRequisite()).toList();
    if (roots.isEmpty()) {
      roots = failed.stream().limit(1).toList();
    }
    Map<StateOutcome, Integer> folded = new LinkedHashMap<>();
    roots.forEach(root -> folded.put(root, 0));
    for (StateOutcome state : failed) {
      if (!folded.containsKey(state)) {
        folded.merge(rootOf(state, failed, roots, failed.size()), 1, Integer::sum);
      }
    }
    return folded.entrySet().stream().map(root -> failure(root.getKey(), root.getValue())).toList();
  }

  /** Follows "One or more requisite failed: SLS.ID" as far as it leads. */
  private static StateOutcome rootOf(
      StateOutcome state, List<StateOutcome> failed, List<StateOutcome> roots, int steps) {
    Optional<StateOutcome> named = named(state, roots);
    if (named.isPresent() || steps == 0) {
      return named.orElse(roots.get(0));
    }
    return named(state, failed)
        .map(next -> rootOf(next, failed, roots, steps - 1))
        .orElse(roots.get(0));
  }

  private static Optional<StateOutcome> named(StateOutcome state, List<StateOutcome> among) {
    return among.stream()
        .filter(other -> !other.equals(state) && state.comment().contains(other.requisiteName()))
        .findFirst();
  }

  private static Failure failure(StateOutcome state, int folded) {
    String stdout = state.changes().path("stdout").asText();
    String stderr = state.changes().path("stderr").asText();
    String printed = stderr.isBlank() ? stdout : stderr;
    return ownWords(stdout)
        .map(error -> ofError(state.ref(), error, folded))
        .orElseGet(() -> ofWords(state, printed, folded));
  }

  private static Failure ofWords(StateOutcome state, String printed, int folded) {
    String comment = shortened(state.comment());
    if (printed.isBlank()) {
      String cause = comment.isBlank() ? "it failed without a word" : comment;
      return new Failure(state.ref(), cause, folded);
    }
    Failure known = new Failure(state.ref(), shortened(printed), folded);
    return new Failure(state.ref(), known.cause(), comment, known.advice(), folded);
  }

  /** What our own scripts say: {@code {"what": "...", "path": "/etc/...", "advice": "..."}}. */
  static Failure ofError(StateRef state, JsonNode error, int folded) {
    String path = error.path("path").asText();
    String what = error.isTextual() ? error.textValue() : error.path("what").asText();
    String cause = ofText(path.isEmpty() ? what : path + ": " + what);
    String advice = error.path("advice").asText();
    Failure known = new Failure(state, cause, folded);
    return advice.isEmpty() ? known : new Failure(state, cause, "", shortened(advice), folded);
  }

  private static Optional<JsonNode> ownWords(String stdout) {
    try {
      return Optional.of(JSON.readTree(stdout).path("error"))
          .filter(error -> error.path("what").isTextual());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Of a Python traceback, only its last line. */
  static String ofText(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "it failed without a word";
    }
    return stripped.contains("Traceback (most recent call last)")
        ? stripped.substring(stripped.lastIndexOf('\n') + 1).strip()
        : shortened(stripped);
  }

  /** Its end, where the reason usually is. */
  private static String shortened(String text) {
    List<String> lines = text.strip().lines().toList();
    String end =
        String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    return end.length() <= MOST_CHARACTERS
        ? end
        : "..." + end.substring(end.length() - MOST_CHARACTERS);
  }
}
