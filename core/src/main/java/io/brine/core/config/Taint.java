package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A taint of a node, as in Kubernetes' API. */
public record Taint(
    @Field("key, as a label's") String key,
    @Field(value = "value, as a label's", defaultsTo = "''") String value,
    @Field("what happens to pods that do not tolerate it") Effect effect) {
  /** What a taint does. */
  public enum Effect {
    @JsonProperty("NoSchedule")
    NO_SCHEDULE("NoSchedule"),
    @JsonProperty("PreferNoSchedule")
    PREFER_NO_SCHEDULE("PreferNoSchedule"),
    @JsonProperty("NoExecute")
    NO_EXECUTE("NoExecute");

    private final String yaml;

    Effect(String yaml) {
      this.yaml = yaml;
    }

    /** As Kubernetes writes it. */
    @Override
    public String toString() {
      return yaml;
    }
  }
}
