package io.brine.core.component;

import static io.brine.core.component.Party.ANYONE;
import static io.brine.core.component.Party.BOOTSTRAP;
import static io.brine.core.component.Party.CONTROL_PLANE;
import static io.brine.core.component.Party.CONTROL_PLANE_NETWORK;
import static io.brine.core.component.Party.ETCD;
import static io.brine.core.component.Party.NODES;
import static io.brine.core.component.Party.PODS;
import static io.brine.core.component.Party.WORKLOAD_NETWORK;

import io.brine.core.component.NetworkService.Listening;
import io.brine.core.component.NetworkService.Place;
import io.brine.core.config.PluginConfig;
import io.brine.core.config.PluginConfig.Plugin;
import java.util.ArrayList;
import java.util.List;

/** The table of services of a cluster: all that hosts let in because of Brine. */
public final class NetworkServices {

  private static final int SALT_PUBLISH_PORT = 4505;
  private static final int SALT_RETURN_PORT = 4506;
  private static final int ETCD_CLIENT_PORT = 2379;
  private static final int ETCD_PEER_PORT = 2380;
  private static final int KUBELET_PORT = 10250;
  private static final int VXLAN_PORT = 4789;
  private static final int BGP_PORT = 179;

  private NetworkServices() {}

  public static List<NetworkService> of(ClusterContext cluster) {
    List<NetworkService> table = new ArrayList<>();
    table.addAll(bootstrap(cluster));
    table.addAll(controlPlane(cluster));
    table.addAll(plugin(cluster.config().networks().plugin()));
    if (cluster.config().networks().nodePorts().open()) {
      table.addAll(nodePorts(NodePortRange.of(cluster)));
    }
    return table;
  }

  private static List<NetworkService> bootstrap(ClusterContext cluster) {
    List<NetworkService> table = new ArrayList<>();
    Listening listening = new Listening(BOOTSTRAP, Place.CONTROL_PLANE);
    if (cluster.site().isPresent()) {
      Traffic https = Traffic.tcp(Site.PORT);
      String why = "packages and images";
      table.add(new NetworkService("https", https, listening, List.of(Site.CLIENTS), why));
    }
    table.add(
        new NetworkService(
            "salt-master",
            Traffic.tcp(SALT_PUBLISH_PORT, SALT_RETURN_PORT),
            listening,
            List.of(CONTROL_PLANE_NETWORK, WORKLOAD_NETWORK),
            "jobs to minions and their returns"));
    return table;
  }

  private static List<NetworkService> controlPlane(ClusterContext cluster) {
    Listening members = new Listening(ETCD, Place.CONTROL_PLANE);
    List<NetworkService> table = new ArrayList<>();
    if (cluster.config().apiServer().keepalivedManaged()) {
      table.add(
          new NetworkService(
              "vrrp",
              Traffic.protocol("vrrp"),
              new Listening(CONTROL_PLANE, Place.CONTROL_PLANE),
              List.of(CONTROL_PLANE),
              "keepalived tells who has the VIP"));
    }
    table.add(
        new NetworkService(
            "etcd",
            Traffic.tcp(ETCD_CLIENT_PORT),
            members,
            List.of(CONTROL_PLANE, ETCD),
            "kube-apiserver's store"));
    table.add(
        new NetworkService(
            "etcd-peer", Traffic.tcp(ETCD_PEER_PORT), members, List.of(ETCD), "members replicate"));
    table.add(
        new NetworkService(
            "kube-apiserver",
            Traffic.tcp(cluster.apiServerPort()),
            new Listening(CONTROL_PLANE, Place.EVERYWHERE),
            List.of(CONTROL_PLANE_NETWORK, PODS),
            "the cluster's API, also at the VIP"));
    table.add(
        new NetworkService(
            "kubelet",
            Traffic.tcp(KUBELET_PORT),
            new Listening(NODES, Place.EVERYWHERE),
            List.of(CONTROL_PLANE, PODS),
            "logs, exec and metrics"));
    return table;
  }

  private static List<NetworkService> plugin(PluginConfig plugin) {
    if (plugin.name() != Plugin.CALICO) {
      return List.of();
    }
    NetworkService bgp = pods("bgp", Traffic.tcp(BGP_PORT), "Calico tells routes to pods");
    String packets = "packets between pods of two hosts";
    return switch (plugin.encapsulation()) {
      case VXLAN -> List.of(pods("vxlan", Traffic.udp(VXLAN_PORT), packets));
      case IPIP -> List.of(pods("ipip", Traffic.protocol("ipip"), packets), bgp);
      case NONE -> List.of(bgp);
    };
  }

  private static NetworkService pods(String name, Traffic traffic, String why) {
    Listening listening = new Listening(NODES, Place.WORKLOAD);
    return new NetworkService(name, traffic, listening, List.of(WORKLOAD_NETWORK), why);
  }

  private static List<NetworkService> nodePorts(NodePortRange range) {
    Listening listening = new Listening(NODES, Place.EVERYWHERE);
    List<Party> from = List.of(ANYONE);
    String why = "services of type NodePort, as networks.nodePorts.open asks for";
    Traffic tcp = Traffic.tcp(range.first(), range.last());
    Traffic udp = Traffic.udp(range.first(), range.last());
    return List.of(
        new NetworkService("node-ports-tcp", tcp, listening, from, why),
        new NetworkService("node-ports-udp", udp, listening, from, why));
  }
}
