package io.brine.core.config;

import java.util.List;

/** Settings of etcd, as kubeadm's {@code LocalEtcd}. */
public record EtcdConfig(
    @Field(value = "further names in etcd's server certificates", change = Change.ROLLING)
        List<String> serverCertSANs,
    @Field(value = "further names in etcd's peer certificates", change = Change.ROLLING)
        List<String> peerCertSANs,
    @Field(value = "further arguments, or other values for kubeadm's", change = Change.ROLLING)
        List<Arg> extraArgs,
    @Field(value = "environment variables", change = Change.ROLLING) List<EnvVar> extraEnvs) {
  public EtcdConfig {
    serverCertSANs = List.copyOf(serverCertSANs);
    peerCertSANs = List.copyOf(peerCertSANs);
    extraArgs = List.copyOf(extraArgs);
    extraEnvs = List.copyOf(extraEnvs);
  }

  /** What it shares with the other static pods; kubeadm mounts nothing more into etcd. */
  public ControlPlaneComponent component() {
    return new ControlPlaneComponent(extraArgs, List.of(), extraEnvs);
  }
}
