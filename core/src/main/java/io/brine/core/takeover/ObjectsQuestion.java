package io.brine.core.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import io.brine.core.component.ObjectName;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.Printable;
import io.brine.core.inventory.RawFacts;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What kubectl on a control-plane node says of objects by name, and of all nodes. Secrets are never
 * asked for.
 */
public final class ObjectsQuestion {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "objects";
  private static final String SECRET = "Secret";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9:._-]+");
  private static final String KUBECTL = "kubectl --kubeconfig=/etc/kubernetes/admin.conf get";
  private static final String NODES =
      KUBECTL
          + " nodes --output=jsonpath='{range .items[*]}{.metadata.name}{\"\\t\"}{.metadata.labels}"
          + "{\"\\t\"}{.spec.taints}{\"\\t\"}{.status.addresses}{\"\\n\"}{end}'";
  private static final Splitter PARTS = Splitter.on(Pattern.compile("(?m)^---$"));
  private static final Splitter FIELDS = Splitter.on('\t');
  private static final String ADVICE =
      "see that kubectl is on that host and its API server answers, then try again";

  private ObjectsQuestion() {}

  /** The question for objects of these names. */
  public static FactsQuery query(Collection<ObjectName> names) {
    SortedMap<String, List<String>> byNamespace = new TreeMap<>();
    for (ObjectName name : names) {
      if (!name.kind().equals(SECRET)) {
        byNamespace.computeIfAbsent(name.namespace(), any -> new ArrayList<>()).add(word(name));
      }
    }
    StringBuilder script = new StringBuilder("set -e\n" + NODES + "\n");
    byNamespace.forEach(
        (namespace, words) ->
            script
                .append("echo ---\n" + KUBECTL + " --ignore-not-found --output=json")
                .append(namespace.isEmpty() ? "" : " --namespace=" + namespace)
                .append(" " + String.join(" ", words) + "\n"));
    return new FactsQuery(
        NAME,
        "cmd.run_all",
        List.of(script.toString()),
        Map.of("python_shell", true, "shell", "/bin/sh", "output_loglevel", "quiet"));
  }

  private static String word(ObjectName name) {
    if (!SAFE.matcher(name.name()).matches() || !SAFE.matcher("x" + name.namespace()).matches()) {
      throw new IllegalStateException("no name of a shell's word: " + name);
    }
    return name.kind().toLowerCase(Locale.ROOT) + "/" + name.name();
  }

  /** One document for each object that is there. */
  public static Checked<List<FoundFile>> parse(RawFacts raw, MinionId minion) {
    RawFacts.Answers answers = raw.answers().get(NAME);
    JsonNode answer = answers == null ? null : answers.byMinion().get(minion);
    if (answer == null || answer.path("retcode").asInt(1) != 0) {
      String said = answer == null ? "no answer" : answer.path("stderr").asText(answer.asText());
      return bad(minion, "the cluster's objects cannot be told: " + Printable.of(said.strip()));
    }
    try {
      return Checked.of(objects(answer.path("stdout").asText()), Problems.NONE);
    } catch (JsonProcessingException e) {
      return bad(minion, "what kubectl said of the cluster's objects is no JSON");
    }
  }

  private static Checked<List<FoundFile>> bad(MinionId minion, String message) {
    return new Checked.Bad<>(
        Problems.of(
            Problem.error("takeover/objects", "minion \"" + minion + "\"", message, ADVICE)));
  }

  private static List<FoundFile> objects(String output) throws JsonProcessingException {
    List<FoundFile> found = new ArrayList<>();
    List<String> parts = PARTS.splitToList(output);
    for (String line : parts.get(0).lines().filter(line -> !line.isBlank()).toList()) {
      found.add(file(node(FIELDS.splitToList(line + "\t\t\t"))));
    }
    for (String part : parts.subList(1, parts.size())) {
      JsonNode answer = JSON.readTree(part);
      if (answer.has("items")) {
        answer.path("items").forEach(object -> found.add(file(object)));
      } else if (answer.isObject()) {
        found.add(file(answer));
      }
    }
    return found;
  }

  private static JsonNode node(List<String> fields) throws JsonProcessingException {
    ObjectNode node = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Node");
    ObjectNode metadata = node.putObject("metadata").put("name", fields.get(0));
    set(metadata, "labels", fields.get(1));
    set(node.putObject("spec"), "taints", fields.get(2));
    set(node.putObject("status"), "addresses", fields.get(3));
    return node;
  }

  private static void set(ObjectNode parent, String field, String json)
      throws JsonProcessingException {
    if (!json.isEmpty()) {
      parent.set(field, JSON.readTree(json));
    }
  }

  private static FoundFile file(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText();
    String name =
        object.path("kind").asText().toLowerCase(Locale.ROOT)
            + (namespace.isEmpty() ? "." : "." + namespace + ".")
            + metadata.path("name").asText().replace(':', '_');
    return new FoundFile(name + ".json", "", object.toString() + "\n");
  }
}
