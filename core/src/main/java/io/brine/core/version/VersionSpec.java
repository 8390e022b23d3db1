package io.brine.core.version;

/**
 * What one Kubernetes version comes with, as kubeadm has it.
 *
 * @param images from kubeadm's {@code app/constants/constants.go} of that version
 */
public record VersionSpec(KubernetesVersion version, ImageTags images) {}
