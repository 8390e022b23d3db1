package io.brine.core.explain;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Why a value is what it is.
 *
 * @param field as a user asks for it, for example {@code kube-apiserver.advertise-address}
 * @param rule what decided, in words
 * @param inputs what it decided by
 */
@JsonPropertyOrder({"field", "value", "rule", "inputs"})
public record Explanation(String field, String value, String rule, List<Input> inputs) {
  public Explanation {
    inputs = List.copyOf(inputs);
  }

  Explanation(String field, Object value, String rule, Input... inputs) {
    this(field, value.toString(), rule, List.of(inputs));
  }

  /**
   * What a rule went by.
   *
   * @param name a path in cluster.yaml, or what was found
   * @param origin file and line, the facts of a minion, or why there is neither
   */
  @JsonPropertyOrder({"name", "value", "origin"})
  public record Input(String name, String value, String origin) {}
}
