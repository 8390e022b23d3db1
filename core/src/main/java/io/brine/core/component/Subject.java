package io.brine.core.component;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** Whom a certificate names. */
@JsonPropertyOrder({"commonName", "organizations"})
public record Subject(String commonName, List<String> organizations) {
  public Subject {
    organizations = List.copyOf(organizations);
  }

  public static Subject of(String commonName, String... organizations) {
    return new Subject(commonName, List.of(organizations));
  }
}
