package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Versions of the format of {@code cluster.yaml}. */
public enum ApiVersion {
  @JsonProperty("brine.io/v1")
  V1
}
