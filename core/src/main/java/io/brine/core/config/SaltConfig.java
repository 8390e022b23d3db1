package io.brine.core.config;

import org.jspecify.annotations.Nullable;

/** How the salt-master is reached. User and password are never here. */
public record SaltConfig(
    @Field(value = "URL of salt-api", defaultsTo = "https://127.0.0.1:8000") HttpUrl api,
    @Field(value = "name of the external authentication of salt-api", defaultsTo = "pam")
        String eauth,
    @Field(
            value = "file with the CA certificate of salt-api",
            absent = "those that the machine trusts")
        @Nullable AbsolutePath caFile) {}
