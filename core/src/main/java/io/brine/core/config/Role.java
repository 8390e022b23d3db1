package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a node is there for. */
public enum Role {
  /** Serves packages and images to the others; exactly one. */
  @JsonProperty("bootstrap")
  BOOTSTRAP("bootstrap"),
  @JsonProperty("control-plane")
  CONTROL_PLANE("control-plane"),
  @JsonProperty("etcd")
  ETCD("etcd"),
  @JsonProperty("worker")
  WORKER("worker");

  private final String yaml;

  Role(String yaml) {
    this.yaml = yaml;
  }

  /** As {@code cluster.yaml} has it. */
  @Override
  public String toString() {
    return yaml;
  }
}
