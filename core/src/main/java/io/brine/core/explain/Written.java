package io.brine.core.explain;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.FieldTable;
import io.brine.core.config.FieldTable.Row;
import io.brine.core.config.FieldValues;
import io.brine.core.config.NodeEntry;
import io.brine.core.config.SourceLines;
import io.brine.core.explain.Explanation.Input;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configuration as it was written.
 *
 * @param file by the name that its user knows
 * @param values of all fields, those of nodes with an index
 */
public record Written(String file, SourceLines lines, SortedMap<String, String> values) {
  private static final Map<String, Row> ROWS =
      FieldTable.V1.rows().stream().collect(Collectors.toMap(Row::path, Function.identity()));

  public Written {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static Written of(String file, SourceLines lines, ClusterConfig config) {
    SortedMap<String, String> values = FieldValues.of(config);
    for (int i = 0; i < config.nodes().size(); i++) {
      NodeEntry entry = config.nodes().get(i);
      values.putAll(FieldValues.of("nodes[" + i + "]", entry));
    }
    return new Written(file, lines, values);
  }

  /** What a field is for; empty for none of Brine's own. */
  String purpose(String path) {
    Row row = ROWS.get(unindexed(path));
    return row == null ? "" : row.description();
  }

  Input input(String path) {
    return input(path, values.getOrDefault(path, ""));
  }

  /** Of a value that is no field of its own, such as one of a KubeletConfiguration. */
  Input input(String path, String value) {
    return new Input(path, value, origin(path));
  }

  private String origin(String path) {
    if (lines.has(path)) {
      return file + ":" + lines.lineOf(path);
    }
    Row row = ROWS.get(unindexed(path));
    if (row == null) {
      return "not written";
    }
    return row.absent().startsWith("`")
        ? "not written; this is the default"
        : "not written; then: " + row.absent();
  }

  private static String unindexed(String path) {
    return path.replaceAll("\\[[0-9]+]", "[]");
  }
}
