package io.brine.core.component;

/**
 * An object of the API that every cluster has.
 *
 * @param template in pillar-templates
 * @param view the one record that the template reads
 */
public record ClusterObject(ObjectName name, String template, Object view) {}
