package io.brine.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.result.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    return folded.entrySet().stream()
        .map(root -> new Failure(root.getKey().ref(), why(root.getKey()), root.getValue()))
        .toList();
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

  private static String why(StateOutcome state) {
    JsonNode changes = state.changes();
    return Stream.of(
            ofCommand(changes.path("stdout").asText(), changes.path("stderr").asText()),
            state.comment(),
            "it failed without a word")
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(Causes::shortened)
        .orElseThrow();
  }

  /** What a failed command printed; our own scripts print what and advice as JSON. */
  private static String ofCommand(String stdout, String stderr) {
    return ownWords(stdout).orElseGet(() -> stderr.isBlank() ? stdout.strip() : stderr.strip());
  }

  private static Optional<String> ownWords(String stdout) {
    try {
      JsonNode error = JSON.readTree(stdout).path("error");
      String what = error.path("what").asText();
      String path = error.path("path").asText();
      String advice = error.path("advice").asText();
      return what.isEmpty()
          ? Optional.empty()
          : Optional.of(
              (path.isEmpty() ? "" : path + ": ") + what + (advice.isEmpty() ? "" : "; " + advice));
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
