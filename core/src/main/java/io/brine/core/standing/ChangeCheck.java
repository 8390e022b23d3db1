package io.brine.core.standing;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.FixedFields;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.version.KubernetesVersion;
import io.brine.core.version.VersionCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what is wanted against the cluster that stands: what is fixed may not change.
 *
 * @param applied what was wanted the last time, for what the cluster itself does not tell
 * @param survey identities and the cluster
 */
public record ChangeCheck(Optional<ClusterConfig> applied, Survey survey) {
  private static final String CODE = "change/fixed";

  /**
   * Finds what may not follow; nothing where no cluster stands yet.
   *
   * @param nodes who the plan makes each minion
   */
  public Problems check(ClusterConfig wanted, SortedMap<MinionId, NodeIdentity> nodes) {
    Problems.Collector problems = new Problems.Collector(CODE);
    nodes.forEach(
        (minion, planned) ->
            Optional.ofNullable(survey.nodes().get(minion))
                .flatMap(NodeSurvey::identity)
                .ifPresent(standing -> compare(minion, standing, planned, problems)));
    if (stands()) {
      fields(wanted, problems);
    }
    return problems.problems();
  }

  /** From the moment a node has joined, or the cluster knows its configuration. */
  private boolean stands() {
    return live().isPresent()
        || survey.nodes().values().stream().anyMatch(node -> node.identity().isPresent());
  }

  private Optional<LiveConfiguration> live() {
    return survey.cluster().flatMap(cluster -> LiveConfiguration.read(cluster.configuration()));
  }

  private void fields(ClusterConfig wanted, Problems.Collector problems) {
    SortedMap<String, List<String>> standing = new TreeMap<>();
    applied.ifPresent(config -> standing.putAll(FixedFields.of(config)));
    live().ifPresent(found -> standing.putAll(found.fields()));
    FixedFields.of(wanted)
        .forEach(
            (path, value) -> {
              List<String> stands = standing.getOrDefault(path, value);
              if (!follows(value, stands)) {
                problems.error(path, differs(stands, value), advice(path, stands, value));
              }
            });
  }

  /** A list may get longer at its end. */
  private static boolean follows(List<String> value, List<String> standing) {
    return value.size() >= standing.size() && value.subList(0, standing.size()).equals(standing);
  }

  private static String differs(List<String> standing, List<String> value) {
    return "the cluster has %s, the configuration %s".formatted(shown(standing), shown(value));
  }

  private static String shown(List<String> value) {
    return value.equals(List.of("")) ? "none" : "\"" + String.join(", ", value) + "\"";
  }

  private static String advice(String path, List<String> standing, List<String> value) {
    if (path.equals(LiveConfiguration.VERSION)) {
      return versionAdvice(standing.get(0), value.get(0));
    }
    return "set it back; it is fixed once the cluster stands, another value takes a new cluster";
  }

  private static String versionAdvice(String standing, String wanted) {
    KubernetesVersion stands = KubernetesVersion.parse(standing);
    if (stands.isNewerThan(KubernetesVersion.parse(wanted))) {
      return VersionCatalog.BUILT_IN.find(stands).isPresent()
          ? "the cluster was upgraded: set kubernetes.version to " + standing
          : "the cluster was upgraded to what this Brine does not know; it knows "
              + VersionCatalog.BUILT_IN.versions();
    }
    String bare = wanted.substring(1);
    return ("an apply never upgrades. Set it back, or upgrade with kubeadm %s: on the first "
            + "control-plane node `kubeadm upgrade apply %s`, on every other node `kubeadm upgrade "
            + "node`, then kubelet and kubectl %s node by node, `kubectl drain` before and "
            + "`systemctl restart kubelet` after; then apply")
        .formatted(bare, wanted, bare);
  }

  private static void compare(
      MinionId minion, NodeIdentity standing, NodeIdentity planned, Problems.Collector problems) {
    String who = "minion \"" + minion + "\" ";
    Map<String, String> advices =
        Map.of(
            "metadata.name", "set it back, or take the minion out of nodes",
            "nodes[].name", "set it back; another name takes another join of the node",
            "nodes[].roles", "set them back; other roles take another join of the node",
            "networks.controlPlane.cidrs",
                "give the host its address back: certificates and members of etcd have it");
    SortedMap<String, List<String>> values = new TreeMap<>();
    values.put("metadata.name", List.of(standing.cluster(), planned.cluster()));
    values.put("nodes[].name", List.of(standing.node(), planned.node()));
    values.put("nodes[].roles", List.of(shown(standing.roles()), shown(planned.roles())));
    values.put(
        "networks.controlPlane.cidrs",
        List.of(shown(standing.servers()), shown(planned.servers())));
    values.forEach(
        (path, value) -> {
          if (!value.get(0).equals(value.get(1))) {
            problems.error(
                path,
                who
                    + "is \"%s\" in the cluster, the plan makes it \"%s\""
                        .formatted(value.toArray()),
                advices.getOrDefault(path, ""));
          }
        });
  }

  private static String shown(Set<Role> roles) {
    return roles.stream().map(Role::toString).collect(Collectors.joining(", "));
  }

  private static String shown(NodeIdentity.Servers servers) {
    return servers.apiServer() + " " + servers.etcd();
  }
}
