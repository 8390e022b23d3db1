package io.brine.bridge;

/** Who logs in to salt-api. */
public record Credentials(String user, Secret password) {}
