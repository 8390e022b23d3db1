package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The network plugin. */
public record PluginConfig(
    @Field(
            value = "calico, or none: the operator brings his own",
            defaultsTo = "calico",
            change = Change.FIXED)
        Plugin name,
    @Field(
            value = "how Calico carries packets between hosts",
            defaultsTo = "vxlan",
            change = Change.FIXED)
        Encapsulation encapsulation) {
  /** Who makes the pod network. */
  public enum Plugin {
    @JsonProperty("calico")
    CALICO("calico"),
    @JsonProperty("none")
    NONE("none");

    private final String yaml;

    Plugin(String yaml) {
      this.yaml = yaml;
    }

    @Override
    public String toString() {
      return yaml;
    }
  }

  /** How packets of pods travel between hosts. */
  public enum Encapsulation {
    @JsonProperty("vxlan")
    VXLAN("vxlan"),
    @JsonProperty("ipip")
    IPIP("ipip"),
    /** The hosts' network routes pods' addresses. */
    @JsonProperty("none")
    NONE("none");

    private final String yaml;

    Encapsulation(String yaml) {
      this.yaml = yaml;
    }

    @Override
    public String toString() {
      return yaml;
    }
  }
}
