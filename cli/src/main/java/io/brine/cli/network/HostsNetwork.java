package io.brine.cli.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.bridge.FactsCollector;
import io.brine.bridge.FactsCollector.Collected;
import io.brine.bridge.Patience;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.core.component.ClusterContext;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.ResolvedNode;
import io.brine.states.NetworkProbe;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks hosts about the network between them, in one job. */
public record HostsNetwork(ClusterContext cluster, SaltSession session, Clock clock) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer, or why there is none. */
  record Answer(JsonNode json, String fault) {

    boolean isGiven() {
      return fault.isEmpty();
    }
  }

  /**
   * What each of the nodes answers.
   *
   * @param request with {@code action} and its options
   * @param hosts each node's own part, in the order of the nodes
   */
  SortedMap<MinionId, Answer> ask(
      List<ResolvedNode> nodes, ObjectNode request, List<ObjectNode> hosts) throws SaltException {
    for (int i = 0; i < nodes.size(); i++) {
      hosts.get(i).put("address", nodes.get(i).addresses().primary().address().toString());
    }
    request.putArray("hosts").addAll(hosts);
    FactsQuery query = NetworkProbe.query(request.toString(), pythons(nodes));
    List<MinionId> minions = nodes.stream().map(ResolvedNode::minion).toList();
    Collected collected =
        new FactsCollector(session, Patience.DEFAULT, clock).collect(minions, List.of(query));
    return answers(minions, query, collected);
  }

  private static SortedSet<String> pythons(Collection<ResolvedNode> nodes) {
    SortedSet<String> pythons = new TreeSet<>();
    nodes.forEach(node -> pythons.add(node.facts().salt().python()));
    return pythons;
  }

  private static SortedMap<MinionId, Answer> answers(
      List<MinionId> minions, FactsQuery query, Collected collected) {
    SortedMap<MinionId, Answer> answers = new TreeMap<>();
    for (MinionId minion : minions) {
      answers.put(
          minion,
          collected
              .facts()
              .find(query, minion)
              .map(HostsNetwork::answer)
              .orElseGet(
                  () -> fault(collected.silent().getOrDefault(minion, "it did not answer"))));
    }
    return answers;
  }

  /** Of {@code cmd.run_all}; the host may say what it likes. */
  private static Answer answer(JsonNode returned) {
    try {
      JsonNode said = JSON.readTree(returned.path("stdout").asText());
      String error = said.path("error").asText();
      return said.isObject() && error.isEmpty() ? new Answer(said, "") : fault(error);
    } catch (JsonProcessingException unreadable) {
      String why = returned.path("stderr").asText(returned.asText()).strip();
      return fault(why.substring(why.lastIndexOf('\n') + 1));
    }
  }

  private static Answer fault(String why) {
    return new Answer(JSON.createObjectNode(), why.isEmpty() ? "no sensible answer" : why);
  }
}
