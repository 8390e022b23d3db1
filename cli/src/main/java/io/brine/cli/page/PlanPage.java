package io.brine.cli.page;

import io.brine.cli.Version;
import io.brine.cli.network.FirewallDocument;
import io.brine.cli.output.Counted;
import io.brine.cli.plan.PlanDocument;
import io.brine.cli.plan.PlanDocument.Contents;
import io.brine.cli.plan.PlanDocument.Node;
import io.brine.core.config.ClusterConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan as a page: where every host stands, and what will be on it.
 *
 * @param title what is planned, in a line
 * @param facts of the whole, by name
 * @param network where hosts stand and what they let in
 * @param hosts what will be on them, alike ones together
 * @param objects how many of each kind the API is given
 */
public record PlanPage(
    String title,
    Map<String, String> facts,
    Network network,
    List<HostGroup> hosts,
    SortedMap<String, Long> objects) {

  /**
   * The network of the hosts.
   *
   * @param planes the hosts by plane and subnet
   */
  record Network(List<Topology> planes, Reach reach) {}

  /**
   * Hosts that are given the same.
   *
   * @param title their roles and how many they are
   */
  record HostGroup(String title, List<String> nodes, Contents contents) {}

  private record Alike(List<String> roles, Contents contents) {}

  public static PlanPage of(
      PlanDocument document, ClusterConfig config, FirewallDocument firewall) {
    return new PlanPage(
        "Plan of " + document.plan().cluster(),
        facts(document, config),
        new Network(Topology.planes(document.nodes()), Reach.of(firewall)),
        hosts(document.nodes()),
        objects(document.plan().objects()));
  }

  private static Map<String, String> facts(PlanDocument document, ClusterConfig config) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Kubernetes", document.plan().kubernetes());
    facts.put("Nodes", String.valueOf(document.nodes().size()));
    config
        .apiServer()
        .endpoint()
        .ifPresent(vip -> facts.put("API", vip + " port " + config.apiServer().port()));
    facts.put("Pods", config.networks().pods().cidr().toString());
    facts.put("Services", config.networks().services().cidr().toString());
    facts.put("Network plugin", config.networks().plugin().name().toString());
    facts.put("Phases", String.join(", ", document.plan().phases()));
    facts.put("Digest", document.plan().digest());
    facts.put("Planned by", "Brine " + Version.text());
    return facts;
  }

  private static List<HostGroup> hosts(List<Node> nodes) {
    Map<Alike, List<String>> alike = new LinkedHashMap<>();
    for (Node node : nodes) {
      alike
          .computeIfAbsent(
              new Alike(node.identity().roles(), node.contents()), any -> new ArrayList<>())
          .add(node.identity().node());
    }
    return alike.entrySet().stream().map(PlanPage::group).toList();
  }

  private static HostGroup group(Map.Entry<Alike, List<String>> alike) {
    List<String> names = alike.getValue();
    String roles = String.join(", ", alike.getKey().roles());
    String who = names.size() == 1 ? names.get(0) : Counted.of(names.size(), "node");
    return new HostGroup(who + ": " + roles, names, alike.getKey().contents());
  }

  private static SortedMap<String, Long> objects(List<String> names) {
    return names.stream()
        .collect(
            Collectors.groupingBy(
                name -> name.substring(0, name.indexOf(' ')), TreeMap::new, Collectors.counting()));
  }

  /** The page, HTML. */
  public String html() {
    return Pages.render("plan", this);
  }
}
