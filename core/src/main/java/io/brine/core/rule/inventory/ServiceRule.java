package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.inventory.Software;
import java.util.List;
import java.util.Map;

/** Two that manage one thing undo each other. */
final class ServiceRule implements HostRule {
  private static final List<String> DISTRIBUTIONS = List.of("k3s", "rke2", "k0s", "snap.microk8s");

  private static final Map<String, String> RUNTIMES =
      Map.of(
          "docker.service", "its rules in the chain FORWARD can drop the traffic of pods",
          "crio.service", "the kubelet uses containerd",
          "cri-docker.service", "the kubelet uses containerd");

  @Override
  public String code() {
    return "host/service";
  }

  @Override
  public String title() {
    return "nothing runs on a host that would contend with Kubernetes, containerd, keepalived or firewalld";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    Software software = node.facts().runtime().software();
    checkDistributions(node, software, problems);
    RUNTIMES.forEach(
        (unit, why) -> {
          if (software.runs(unit)) {
            problems.warning(
                node, unit + " runs; " + why, "stop and disable it if nothing needs it");
          }
        });
    checkFirewall(node, software, config, problems);
    checkKeepalived(node, software, config, problems);
  }

  private static void checkDistributions(
      MatchedNode node, Software software, HostProblems problems) {
    for (String unit : software.services().keySet()) {
      if (DISTRIBUTIONS.stream().anyMatch(unit::startsWith) && software.runs(unit)) {
        problems.error(
            node,
            unit + " runs: a Kubernetes of another making",
            "remove it with its own uninstaller, or use another minion");
      }
    }
  }

  private static void checkFirewall(
      MatchedNode node, Software software, ClusterConfig config, HostProblems problems) {
    boolean managed = config.firewall().manage();
    if (managed && software.runs("ufw.service")) {
      problems.error(
          node,
          "ufw.service runs beside the firewalld that Brine manages",
          "disable it (ufw disable), or set firewall.manage: false and open the ports yourself");
    }
    if (!managed && software.runs("firewalld.service")) {
      problems.warning(
          node,
          "firewalld runs and Brine does not manage it",
          "open the ports of the node's roles yourself, 6443 and 10250 at least");
    }
  }

  private static void checkKeepalived(
      MatchedNode node, Software software, ClusterConfig config, HostProblems problems) {
    boolean ours = node.belongsTo(config.metadata().name().toString());
    boolean wanted = node.has(Role.CONTROL_PLANE) && config.apiServer().keepalivedManaged();
    if (wanted && !ours && software.runs("keepalived.service")) {
      problems.error(
          node,
          "keepalived.service runs already, and Brine would write its configuration",
          "stop it, or set apiServer.keepalived.enabled: false and move the VIP yourself");
    }
  }
}
