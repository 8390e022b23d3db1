package io.brine.core.config;

import java.util.List;

/** Settings of a static pod, as kubeadm's {@code ControlPlaneComponent}. */
public record ControlPlaneComponent(
    @Field(value = "further arguments, or other values for kubeadm's", change = Change.ROLLING)
        List<Arg> extraArgs,
    @Field(value = "further host paths to mount", change = Change.ROLLING)
        List<HostPathMount> extraVolumes,
    @Field(value = "environment variables", change = Change.ROLLING) List<EnvVar> extraEnvs) {
  public ControlPlaneComponent {
    extraArgs = List.copyOf(extraArgs);
    extraVolumes = List.copyOf(extraVolumes);
    extraEnvs = List.copyOf(extraEnvs);
  }
}
