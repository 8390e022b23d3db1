package io.brine.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.bridge.SaltException;
import io.brine.cli.network.HostsNetwork.Answer;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.RouterId;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.net.Host;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.Problems;
import java.util.List;
import java.util.SortedMap;

/**
 * Whether the address of the cluster's API can be used, as the network tells: a VIP that nobody
 * has, an id that no other VRRP router has, a load balancer that is known.
 */
public record EndpointCheck(HostsNetwork network) {

  private static final String VIP = "apiServer.vip";
  private static final int SECONDS = 3;

  /** Asks nothing when a control-plane node has the VIP already, or when there is no endpoint. */
  public Problems check() throws SaltException {
    Problems.Collector problems = new Problems.Collector("vip/network");
    ClusterContext cluster = network.cluster();
    if (cluster.config().apiServer().keepalivedManaged()) {
      IpAddress vip =
          cluster.config().apiServer().endpoint().flatMap(Host::asAddress).orElseThrow();
      if (cluster.controlPlane().stream().noneMatch(node -> node.facts().network().has(vip))) {
        checkVip(vip, problems);
      }
    } else if (cluster.endpoint().isPresent()) {
      checkBalancer(cluster.endpoint().get(), problems);
    }
    return problems.problems();
  }

  private void checkVip(IpAddress vip, Problems.Collector problems) throws SaltException {
    int routerId = RouterId.of(network.cluster().config().apiServer(), vip);
    ObjectNode request = request("vip").put("vip", vip.toString()).put("seconds", SECONDS);
    answers(request)
        .forEach(
            (minion, answer) -> {
              if (!answer.isGiven()) {
                unanswered(minion, answer, problems);
                return;
              }
              String owner = answer.json().path("owner").asText();
              if (!owner.isEmpty()) {
                problems.error(
                    VIP,
                    "minion \"%s\": %s is in use by the host with link address %s"
                        .formatted(minion, vip, owner),
                    "choose an address that nobody has");
              }
              answer
                  .json()
                  .path("routers")
                  .forEach(router -> checkRouter(minion, router, routerId, problems));
            });
  }

  private static void checkRouter(
      MinionId minion, JsonNode router, int routerId, Problems.Collector problems) {
    int id = router.path("id").asInt();
    String heard =
        "minion \"%s\" hears a VRRP router, %s, with id %d"
            .formatted(minion, router.path("source").asText(), id);
    if (id == routerId) {
      problems.error(
          "apiServer.keepalived.virtualRouterId",
          heard + ", which this cluster would use",
          "set another id, 1-255, that no VRRP router of the subnet has");
    } else {
      problems.warning(
          VIP, heard, "nothing, if you know it; its id differs from this cluster's " + routerId);
    }
  }

  /** A load balancer cannot answer before there is an API server behind it. */
  private void checkBalancer(HostPort endpoint, Problems.Collector problems) throws SaltException {
    String cluster = network.cluster().config().metadata().name().toString();
    boolean stands =
        network.cluster().controlPlane().stream()
            .anyMatch(
                node ->
                    node.facts().runtime().software().kubernetes().brineCluster().equals(cluster));
    ObjectNode request =
        request("endpoint").put("host", endpoint.host().toString()).put("port", endpoint.port());
    answers(request)
        .forEach(
            (minion, answer) -> {
              String result = answer.json().path("result").asText();
              if (!answer.isGiven()) {
                unanswered(minion, answer, problems);
              } else if (answer.json().path("resolved").isEmpty()) {
                problems.error(
                    VIP,
                    "minion \"%s\": %s %s".formatted(minion, endpoint.host(), result),
                    "make the name known to all hosts, in DNS or /etc/hosts");
              } else if (stands && !result.equals("connected")) {
                problems.error(
                    VIP,
                    "minion \"%s\": the load balancer at %s: %s"
                        .formatted(minion, endpoint, result),
                    "see that it runs, with the servers of `brine show load-balancer`");
              }
            });
  }

  private SortedMap<MinionId, Answer> answers(ObjectNode request) throws SaltException {
    List<ResolvedNode> nodes = network.cluster().controlPlane();
    List<ObjectNode> hosts =
        nodes.stream().map(node -> JsonNodeFactory.instance.objectNode()).toList();
    return network.ask(nodes, request, hosts);
  }

  private static ObjectNode request(String action) {
    return JsonNodeFactory.instance.objectNode().put("action", action);
  }

  private static void unanswered(MinionId minion, Answer answer, Problems.Collector problems) {
    problems.warning(
        VIP,
        "minion \"%s\" cannot tell about the network: %s".formatted(minion, answer.fault()),
        "see that nobody else uses the address");
  }
}
