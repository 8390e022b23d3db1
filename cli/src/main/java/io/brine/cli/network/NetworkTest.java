package io.brine.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.bridge.SaltException;
import io.brine.cli.network.HostsNetwork.Answer;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.NetworkConnection;
import io.brine.core.component.NetworkConnections;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.inventory.SelectedAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Connections between nodes, tried on the hosts themselves. */
public record NetworkTest(HostsNetwork network) {

  /** Hosts that take part at most: every one connects to every other. */
  private static final int MOST = 30;

  private static final int SECONDS = 8;
  private static final int ECHO_PORT = 4789;
  private static final List<Integer> SIZES = List.of(9000, 1500, 1450, 1400, 1280);

  /** All control-plane and etcd nodes, and of the others as many as fit, evenly. */
  public static List<ResolvedNode> sample(ClusterContext cluster) {
    Set<ResolvedNode> chosen = new LinkedHashSet<>(cluster.controlPlane());
    chosen.addAll(cluster.etcd());
    List<ResolvedNode> others =
        cluster.nodes().stream().filter(node -> !chosen.contains(node)).toList();
    int room = Math.min(Math.max(MOST - chosen.size(), 0), others.size());
    for (int i = 0; i < room; i++) {
      chosen.add(others.get((int) ((long) i * others.size() / room)));
    }
    return List.copyOf(chosen);
  }

  /** Before anything runs: listeners that end with the job, and what gets through to them. */
  public NetworkDocument before() throws SaltException {
    List<ResolvedNode> nodes = sample(network.cluster());
    List<NetworkConnection> wanted =
        connections(nodes).stream().filter(NetworkConnection::allowed).toList();
    return run(nodes, wanted, true);
  }

  /**
   * With all services running: what is allowed connects, everything else does not; where the
   * operator has the firewall, what else he lets in is his affair.
   */
  public NetworkDocument after() throws SaltException {
    List<ResolvedNode> nodes = sample(network.cluster());
    boolean managed = network.cluster().config().firewall().manage();
    List<NetworkConnection> tried =
        connections(nodes).stream().filter(one -> managed || one.allowed()).toList();
    return run(nodes, tried, false);
  }

  private List<NetworkConnection> connections(List<ResolvedNode> nodes) {
    return NetworkConnections.between(network.cluster(), nodes);
  }

  private NetworkDocument run(
      List<ResolvedNode> nodes, List<NetworkConnection> tried, boolean listening)
      throws SaltException {
    ObjectNode request =
        object().put("action", "connections").put("seconds", SECONDS).put("retry", listening);
    List<ObjectNode> hosts = new ArrayList<>();
    for (ResolvedNode node : nodes) {
      hosts.add(host(node, nodes, tried, listening));
    }
    SortedMap<MinionId, Answer> answers = network.ask(nodes, request, hosts);
    return new Findings(network.cluster(), answers).document(tried, listening);
  }

  private ObjectNode host(
      ResolvedNode node,
      List<ResolvedNode> nodes,
      List<NetworkConnection> tried,
      boolean listening) {
    ObjectNode host = object();
    ArrayNode connect = host.putArray("connect");
    of(tried, node, true).forEach(one -> connect.add(pair(one)));
    ArrayNode listen = host.putArray("listen");
    ArrayNode awaits = host.putArray("awaits");
    ArrayNode echo = host.putArray("echo");
    ArrayNode measure = host.putArray("measure");
    if (listening) {
      of(tried, node, false).map(NetworkTest::listener).distinct().forEach(listen::add);
      of(tried, node, false).map(NetworkTest::awaited).distinct().forEach(awaits::add);
      workload(node).ifPresent(own -> echo.add(listener(own.address().toString(), ECHO_PORT)));
      workload(node).ifPresent(own -> measure(own, node, nodes).forEach(measure::add));
    }
    return host;
  }

  private static Stream<NetworkConnection> of(
      List<NetworkConnection> tried, ResolvedNode node, boolean out) {
    return tried.stream()
        .filter(one -> (out ? one.from() : one.to()).minion().equals(node.minion()));
  }

  private Stream<ObjectNode> measure(
      SelectedAddress own, ResolvedNode node, List<ResolvedNode> nodes) {
    int wanted = network.cluster().config().networks().workloadPlane().mtu();
    return nodes.stream()
        .filter(other -> !other.equals(node))
        .flatMap(other -> workload(other).stream())
        .map(
            other -> {
              ObjectNode one =
                  object()
                      .put("from", own.address().toString())
                      .put("to", other.address().toString())
                      .put("port", ECHO_PORT);
              ArrayNode sizes = one.putArray("sizes").add(wanted);
              SIZES.stream().filter(size -> size < wanted).forEach(sizes::add);
              return one;
            });
  }

  private static Optional<SelectedAddress> workload(ResolvedNode node) {
    return node.addresses().workload().stream().findFirst();
  }

  private static ObjectNode pair(NetworkConnection one) {
    return object()
        .put("from", one.from().address().toString())
        .put("to", one.to().address().toString())
        .put("port", one.port())
        .put("service", one.service());
  }

  private static ObjectNode listener(NetworkConnection one) {
    return listener(one.to().address().toString(), one.port());
  }

  private static ObjectNode listener(String address, int port) {
    return object().put("address", address).put("port", port);
  }

  private static ObjectNode awaited(NetworkConnection one) {
    return object().put("from", one.from().address().toString()).put("port", one.port());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** What the hosts said, brought together with what was asked. */
  private record Findings(ClusterContext cluster, Map<MinionId, Answer> answers) {

    NetworkDocument document(List<NetworkConnection> tried, boolean listening) {
      List<NetworkDocument.Connection> connections = new ArrayList<>();
      for (NetworkConnection one : tried) {
        connections.add(connection(one, listening));
      }
      return NetworkDocument.of(connections, listening ? paths() : List.of());
    }

    private NetworkDocument.Connection connection(NetworkConnection one, boolean listening) {
      Answer answer = answers.get(one.from().minion());
      JsonNode found = answer == null ? object() : find(answer.json(), one);
      String result =
          answer == null || !answer.isGiven()
              ? "not tried: " + (answer == null ? "nobody was asked" : answer.fault())
              : found.path("result").asText("no answer");
      Verdict.Kind verdict =
          new Verdict(one, cluster.config().firewall().manage(), listening)
              .of(result, found.path("by").asText());
      return new NetworkDocument.Connection(
          new NetworkDocument.Way(
              one.from().node().value(),
              one.to().node().value(),
              one.to().address() + " " + one.port(),
              one.service()),
          one.allowed(),
          result,
          found.path("by").asText(),
          verdict.text());
    }

    private static JsonNode find(JsonNode answer, NetworkConnection one) {
      for (JsonNode found : answer.path("connections")) {
        if (found.path("to").asText().equals(one.to().address().toString())
            && found.path("port").asInt() == one.port()
            && found.path("service").asText().equals(one.service())) {
          return found;
        }
      }
      return object();
    }

    private List<NetworkDocument.Path> paths() {
      int wanted = cluster.config().networks().workloadPlane().mtu();
      List<NetworkDocument.Path> paths = new ArrayList<>();
      answers.forEach(
          (minion, answer) -> {
            for (JsonNode one : answer.json().path("mtu")) {
              int mtu = one.path("mtu").asInt();
              paths.add(
                  new NetworkDocument.Path(
                      one.path("from").asText(), one.path("to").asText(), mtu, mtu >= wanted));
            }
          });
      return paths;
    }
  }
}
