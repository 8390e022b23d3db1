package io.brine.core.config;

/** How changes are rolled out. */
public record ApplyConfig(
    @Field(
            value = "how many workers that serve are changed at once: a number or a share like 25%",
            defaultsTo = "25%")
        Amount batch,
    @Field(
            value = "how many of them are changed first, before the batches: a number or a share",
            defaultsTo = "1")
        Amount canary,
    @Field(
            value = "so many failed minions stop a run: a number or a share like 5%",
            defaultsTo = "1")
        Amount maxFailures) {}
