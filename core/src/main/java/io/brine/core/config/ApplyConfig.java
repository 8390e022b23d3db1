package io.brine.core.config;

/** How changes are rolled out. */
public record ApplyConfig(
    @Field(
            value = "how many workers are changed at once: a number or a share like 25%",
            defaultsTo = "25%")
        Amount batch,
    @Field(
            value = "how many minions may fail before a run stops: a number or a share like 5%",
            defaultsTo = "1")
        Amount maxFailures) {}
