package io.brine.core.config;

import io.brine.core.net.Cidr;
import java.util.List;

/** The networks of the site and those that exist only inside the cluster. */
public record NetworksConfig(
    @Field("the hosts' addresses for the control plane") ControlPlaneNetwork controlPlane,
    @Field("the hosts' addresses for traffic between pods") WorkloadPlaneNetwork workloadPlane,
    @Field("addresses of pods; must exist nowhere else") PodNetwork pods,
    @Field("addresses of services; must exist nowhere else") ServiceNetwork services,
    @Field("the network plugin") PluginConfig plugin,
    @Field("ports 30000-32767 of the hosts, used by services of type NodePort")
        NodePortsConfig nodePorts) {

  /** Where the hosts' addresses for traffic between pods are looked for. */
  public List<Cidr> workloadCidrs() {
    return workloadPlane.cidrs().isEmpty() ? controlPlane.cidrs() : workloadPlane.cidrs();
  }

  /** Where hosts have their addresses for the control plane. */
  public record ControlPlaneNetwork(
      @Field(
              value = "CIDRs in the order they are tried on every host; more may follow later",
              required = true,
              change = Change.FIXED)
          List<Cidr> cidrs) {
    public ControlPlaneNetwork {
      cidrs = List.copyOf(cidrs);
    }
  }

  /**
   * Where hosts have their addresses for traffic between pods.
   *
   * @param cidrs empty: the control plane's
   */
  public record WorkloadPlaneNetwork(
      @Field(
              value = "CIDRs in the order they are tried on every host; more may follow later",
              absent = "those of the control plane",
              change = Change.FIXED)
          List<Cidr> cidrs,
      @Field(
              value = "largest packet between hosts, in bytes",
              defaultsTo = "1500",
              change = Change.ROLLING)
          int mtu) {
    public WorkloadPlaneNetwork {
      cidrs = List.copyOf(cidrs);
    }
  }

  /** Addresses of pods. */
  public record PodNetwork(
      @Field(
              value = "CIDR, or one of each family as \"10.233.0.0/16,fd00:233::/48\"",
              defaultsTo = "10.233.0.0/16",
              change = Change.FIXED)
          CidrList cidr) {}

  /** Addresses of services. */
  public record ServiceNetwork(
      @Field(
              value = "CIDR, or one of each family as \"10.96.0.0/12,fd00:96::/112\"",
              defaultsTo = "10.96.0.0/12",
              change = Change.FIXED)
          CidrList cidr) {}

  /** Whether node ports may be reached. */
  public record NodePortsConfig(
      @Field(value = "whether hosts accept connections to them", defaultsTo = "false")
          boolean open) {}
}
