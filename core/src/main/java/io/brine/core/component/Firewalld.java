package io.brine.core.component;

import io.brine.core.config.NetworksConfig;
import io.brine.core.net.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * firewalld's policies for what a node serves, and rules of our own for what it cannot close: it
 * accepts whatever kube-proxy or a network plugin has redirected to a pod.
 */
final class Firewalld implements Component {

  /** Of the package that has nft, in both families. */
  static final String NFTABLES = "nftables";

  private static final String GUARD = "/etc/brine/firewall/guard.nft";

  @Override
  public String name() {
    return "firewalld";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    if (!node.cluster().config().firewall().manage()) {
      return Contribution.none().withStates(Phase.FIREWALL, "brine.firewalld.absent");
    }
    String[] states = {Sls.installed(name()), Sls.configured(name()), Sls.running(name())};
    Contribution rules =
        Contribution.none()
            .withPackages(List.of(PackageSpec.any(NFTABLES, Sls.installed(name()))))
            .withServices("brine-firewall")
            .withFiles(files(node))
            .withStates(Phase.FIREWALL, states);
    // All other hosts take their packages from there, and so before their own firewall's turn.
    return node.isSiteServer() ? rules.withStates(Phase.BOOTSTRAP_SERVICES, states) : rules;
  }

  private List<FileSpec> files(NodeContext node) {
    return List.of(
        policy(new PolicyView("brine-host", "HOST", toHost(node))),
        policy(new PolicyView("brine-forward", "ANY", forwarded(node.cluster()))),
        file("guard", GUARD, "guard.nft", GuardView.of(node.cluster())),
        file(
            "unit",
            "/etc/systemd/system/brine-firewall.service",
            "brine-firewall.service",
            new Document(GUARD)));
  }

  private FileSpec policy(PolicyView view) {
    String path = "/etc/brine/firewall/" + view.name() + ".xml";
    return file(view.name(), path, "policy.xml", view);
  }

  private FileSpec file(String key, String path, String template, Object view) {
    ManagedFile file = ManagedFile.of("firewalld-" + key, path, "0644", Sls.configured(name()));
    return new FileSpec(file, name() + "/" + template, view);
  }

  /** Nothing of a service is let in from the node itself: that never passes the firewall. */
  static List<FirewallRule> toHost(NodeContext node) {
    Set<FirewallRule> rules = new LinkedHashSet<>();
    Set<Cidr> own = own(node);
    for (NetworkService service : NetworkServices.of(node.cluster())) {
      if (service.runsOn(node)) {
        service.from().stream()
            .flatMap(party -> party.sources(node.cluster()).stream())
            .filter(source -> !own.contains(source))
            .forEach(source -> rules.add(FirewallRule.toHost(source, service.traffic())));
      }
    }
    return List.copyOf(rules);
  }

  private static Set<Cidr> own(NodeContext node) {
    Set<Cidr> own = new LinkedHashSet<>();
    node.node()
        .addresses()
        .controlPlane()
        .forEach(one -> own.add(Cidr.around(one.address(), one.address().family().bits())));
    return own;
  }

  /** Pods reach what they like, and hosts of the cluster reach pods. */
  private static List<FirewallRule> forwarded(ClusterContext cluster) {
    NetworksConfig networks = cluster.config().networks();
    List<Cidr> pods = networks.pods().cidr().cidrs();
    List<FirewallRule> rules = new ArrayList<>();
    pods.forEach(pod -> rules.add(FirewallRule.from(pod)));
    Stream.concat(networks.controlPlane().cidrs().stream(), networks.workloadCidrs().stream())
        .distinct()
        .forEach(
            host ->
                pods.stream()
                    .filter(pod -> pod.family() == host.family())
                    .forEach(pod -> rules.add(FirewallRule.between(host, pod))));
    return rules;
  }
}
