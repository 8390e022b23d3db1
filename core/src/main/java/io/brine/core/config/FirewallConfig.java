package io.brine.core.config;

/** The hosts' firewall. */
public record FirewallConfig(
    @Field(value = "whether Brine adds its own policies to firewalld", defaultsTo = "true")
        boolean manage) {}
