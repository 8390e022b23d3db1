package io.brine.core.version;

import java.util.Optional;

/**
 * What one Kubernetes version comes with, as kubeadm has it.
 *
 * @param images from kubeadm's {@code app/constants/constants.go} of that version
 * @param flexVolumePlugins folder that kube-controller-manager mounts, from {@code
 *     app/phases/controlplane/volumes.go}; empty when it mounts none
 */
public record VersionSpec(KubernetesVersion version, ImageTags images, String flexVolumePlugins) {

  /** A version that mounts no flex volume plugins. */
  public VersionSpec(KubernetesVersion version, ImageTags images) {
    this(version, images, "");
  }

  public Optional<String> flexVolumeDir() {
    return Optional.of(flexVolumePlugins).filter(dir -> !dir.isEmpty());
  }
}
