package io.brine.core.component;

/**
 * A file decided for a node, not yet laid out.
 *
 * @param template in pillar-templates: {@code kubelet/config.yaml}
 * @param view the one record that the template reads
 */
public record FileSpec(ManagedFile file, String template, Object view) {}
