package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a document of this format describes. */
public enum Kind {
  @JsonProperty("Cluster")
  CLUSTER
}
