package io.brine.core.config;

import java.util.List;

/** Settings of kube-apiserver, as kubeadm's {@code APIServer}. */
public record ApiServerConfig(
    @Field(
            value = "further addresses and DNS names in the API server's certificate",
            change = Change.ROLLING)
        List<String> certSANs,
    @Field(value = "further arguments, or other values for kubeadm's", change = Change.ROLLING)
        List<Arg> extraArgs,
    @Field(value = "further host paths to mount", change = Change.ROLLING)
        List<HostPathMount> extraVolumes,
    @Field(value = "environment variables", change = Change.ROLLING) List<EnvVar> extraEnvs) {
  public ApiServerConfig {
    certSANs = List.copyOf(certSANs);
    extraArgs = List.copyOf(extraArgs);
    extraVolumes = List.copyOf(extraVolumes);
    extraEnvs = List.copyOf(extraEnvs);
  }

  /** What it shares with the other static pods. */
  public ControlPlaneComponent component() {
    return new ControlPlaneComponent(extraArgs, extraVolumes, extraEnvs);
  }
}
