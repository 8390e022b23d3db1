package io.brine.core.sls;

/**
 * What a generated file says it comes from.
 *
 * @param version of Brine
 * @param plan first digits of the digest of the plan's input
 */
public record Origin(String version, String plan) {}
