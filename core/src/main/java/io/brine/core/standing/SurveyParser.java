package io.brine.core.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.inventory.Printable;
import io.brine.core.inventory.RawFacts;
import io.brine.core.inventory.RawFacts.Answers;
import io.brine.core.standing.CertificateEnd.Names;
import io.brine.core.standing.NodeIdentity.Servers;
import io.brine.core.standing.NodeSurvey.InCluster;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what minions returned to {@link SurveyPart#query}; whatever they send, nothing is thrown.
 */
public final class SurveyParser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SurveyParser() {}

  public static Survey parse(RawFacts raw) {
    Answers answers = raw.answers().get(SurveyPart.QUERY);
    if (answers == null) {
      throw new IllegalStateException("nobody was asked for a survey");
    }
    SortedMap<MinionId, NodeSurvey> nodes = new TreeMap<>();
    SortedMap<MinionId, String> silent = new TreeMap<>();
    for (MinionId minion : raw.asked()) {
      JsonNode told = told(answers.byMinion().get(minion));
      if (told.isObject() && !told.has("error")) {
        nodes.put(minion, node(told));
      } else {
        silent.put(minion, reason(told, answers.byMinion().get(minion)));
      }
    }
    return new Survey(nodes, silent);
  }

  /** What brine-node printed; missing when it printed no JSON. */
  private static JsonNode told(@Nullable JsonNode answer) {
    try {
      return answer == null ? JSON.missingNode() : JSON.readTree(answer.path("stdout").asText());
    } catch (JsonProcessingException otherwise) {
      return JSON.missingNode();
    }
  }

  private static String reason(JsonNode told, @Nullable JsonNode answer) {
    if (told.has("error")) {
      return text(told.path("error"), "what");
    }
    if (answer == null || !answer.isObject()) {
      return "the minion did not answer";
    }
    return answer.path("retcode").asInt() == 127
        ? "Brine has not been here"
        : "brine-node said: " + Printable.of(answer.path("stderr").asText().strip());
  }

  private static NodeSurvey node(JsonNode told) {
    SortedMap<String, String> faults = new TreeMap<>();
    for (SurveyPart part : SurveyPart.values()) {
      JsonNode found = told.path(part.label());
      if (found.isObject() && found.has("error")) {
        faults.put(part.label(), text(found, "error"));
      }
    }
    return new NodeSurvey(
        identity(told.path("identity")),
        certificates(told.path("certificates")),
        health(told.path("health")),
        new InCluster(
            cluster(told.path("cluster")),
            members(told.path("members")),
            drift(told.path("drift"))),
        faults);
  }

  private static @Nullable NodeIdentity identity(JsonNode told) {
    if (!told.path("joined").asBoolean()) {
      return null;
    }
    Set<Role> roles = new TreeSet<>();
    told.path("roles").forEach(name -> role(name.asText()).ifPresent(roles::add));
    return new NodeIdentity(
        text(told, "cluster"),
        text(told, "node"),
        roles,
        new Servers(text(told, "apiServer"), text(told, "etcd")));
  }

  private static Optional<Role> role(String name) {
    return Set.of(Role.values()).stream().filter(role -> role.toString().equals(name)).findFirst();
  }

  private static List<CertificateEnd> certificates(JsonNode told) {
    List<CertificateEnd> found = new ArrayList<>();
    for (JsonNode one : told) {
      found.add(
          new CertificateEnd(
              text(one, "path"),
              new Names(text(one, "subject"), text(one, "issuer")),
              time(one.path("ends").asText()),
              text(one, "fault")));
    }
    return told.isArray() ? found : List.of();
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static SortedMap<String, String> health(JsonNode told) {
    SortedMap<String, String> health = new TreeMap<>();
    if (!told.has("error")) {
      told.fieldNames().forEachRemaining(part -> health.put(Printable.of(part), text(told, part)));
    }
    return health;
  }

  private static @Nullable ClusterSurvey cluster(JsonNode told) {
    if (!told.isObject() || told.has("error")) {
      return null;
    }
    List<ClusterSurvey.Node> nodes = new ArrayList<>();
    for (JsonNode node : told.path("nodes")) {
      List<String> roles = new ArrayList<>();
      node.path("roles").forEach(role -> roles.add(Printable.of(role.asText())));
      nodes.add(
          new ClusterSurvey.Node(
              text(node, "name"), roles, text(node, "version"), text(node, "fault")));
    }
    return new ClusterSurvey(told.path("configuration").asText(), nodes);
  }

  private static @Nullable List<MemberSurvey> members(JsonNode told) {
    if (!told.isArray()) {
      return null;
    }
    List<MemberSurvey> found = new ArrayList<>();
    told.forEach(
        one ->
            found.add(
                new MemberSurvey(
                    text(one, "name"), one.path("votes").asBoolean(), text(one, "fault"))));
    return found;
  }

  private static @Nullable List<Drift> drift(JsonNode told) {
    if (!told.isArray()) {
      return null;
    }
    List<Drift> found = new ArrayList<>();
    told.forEach(
        one -> found.add(new Drift(text(one, "object"), text(one, "field"), text(one, "manager"))));
    return found;
  }

  private static String text(JsonNode parent, String key) {
    return Printable.of(parent.path(key).asText());
  }
}
