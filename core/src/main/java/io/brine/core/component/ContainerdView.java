package io.brine.core.component;

/**
 * The view of containerd's configuration.
 *
 * @param registries whether the folder of hosts.toml files is to be read
 */
public record ContainerdView(String sandboxImage, boolean systemdCgroup, boolean registries) {}
