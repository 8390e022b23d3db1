package io.brine.cli.status;

import io.brine.cli.status.Section.Health;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The status of a cluster as a document: each section's data under its name. */
public record StatusDocument(
    String apiVersion, String kind, String cluster, Health health, Map<String, Object> sections) {

  public static StatusDocument of(StatusInput input, List<Section> sections) {
    Map<String, Object> data = new LinkedHashMap<>();
    sections.forEach(section -> data.put(section.name(), section.data()));
    return new StatusDocument(
        "brine.io/v1", "Status", input.config().metadata().name().value(), health(sections), data);
  }

  static Health health(List<Section> sections) {
    return sections.stream()
        .map(Section::health)
        .max(Comparator.naturalOrder())
        .orElse(Health.WELL);
  }
}
