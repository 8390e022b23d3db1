package io.brine.core.config;

/** An environment variable of a static pod. */
public record EnvVar(@Field("name") String name, @Field("value") String value) {}
