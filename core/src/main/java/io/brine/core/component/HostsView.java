package io.brine.core.component;

/**
 * The view of a hosts.toml: a registry that is asked in another's place.
 *
 * @param mirror URL, with the path to the images if it overrides the usual one
 * @param caFile path on the node; empty for the authorities that the host trusts
 */
public record HostsView(String mirror, String caFile, boolean overridesPath) {}
