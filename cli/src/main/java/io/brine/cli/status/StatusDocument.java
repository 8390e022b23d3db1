package io.brine.cli.status;

import com.google.common.base.Ascii;
import io.brine.cli.status.Section.Health;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The status of a cluster as a document: each section's data under its name. */
public record StatusDocument(
    String apiVersion, String kind, String cluster, String health, Map<String, Object> sections) {

  public static StatusDocument of(StatusInput input, List<Section> sections) {
    Map<String, Object> data = new LinkedHashMap<>();
    sections.forEach(section -> data.put(section.name(), section.data()));
    return new StatusDocument(
        "brine.io/v1",
        "Status",
        input.config().metadata().name().value(),
        Ascii.toLowerCase(health(sections).name()),
        data);
  }

  static Health health(List<Section> sections) {
    return sections.stream()
        .map(Section::health)
        .max(Comparator.naturalOrder())
        .orElse(Health.WELL);
  }
}
