package io.brine.core.config;

/** A command line argument, as kubeadm's {@code Arg}; one name may come several times. */
public record Arg(
    @Field("name without the leading dashes") String name, @Field("value") String value) {}
