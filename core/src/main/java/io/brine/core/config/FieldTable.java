package io.brine.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every field of {@code cluster.yaml}, once, as the records declare it. */
public record FieldTable(List<Row> rows) {
  public static final FieldTable V1 =
      new FieldTable(rows("", RecordModel.of(ClusterConfig.class), Change.FREE));

  public FieldTable {
    rows = List.copyOf(rows);
  }

  /**
   * One field.
   *
   * @param path as in {@code nodes[].roles}
   * @param type what must be there, for example {@code a list of a CIDR}
   * @param absent what holds without it, for example {@code required} or {@code 6443}
   */
  public record Row(String path, String type, String absent, Change change, String description) {
    /** The key at the top of the document. */
    String section() {
      return path.replaceAll("[.\\[].*", "");
    }
  }

  /**
   * The fields of a record.
   *
   * @param around what changing the list means that the record is an item of
   */
  private static List<Row> rows(String path, RecordModel model, Change around) {
    return model.fields().stream().flatMap(field -> rows(path, field, around)).toList();
  }

  private static Stream<Row> rows(String outer, FieldModel field, Change around) {
    String path = outer.isEmpty() ? field.name() : outer + "." + field.name();
    Change change = field.docs().change() == Change.FREE ? around : field.docs().change();
    FieldType type = field.type();
    Stream<Row> inner =
        type.match(
            new FieldType.Cases<>(
                single -> Stream.empty(),
                list -> inner(path + "[]", list.item(), change),
                map -> Stream.empty(),
                nested -> rows(path, nested.model(), change).stream(),
                Stream::empty));
    Row own = new Row(path, title(type), absent(field), change, field.docs().value());
    return type instanceof FieldType.Nested && !field.nullable()
        ? inner
        : Stream.concat(Stream.of(own), inner);
  }

  private static Stream<Row> inner(String path, FieldType item, Change around) {
    return item instanceof FieldType.Nested nested
        ? rows(path, nested.model(), around).stream()
        : Stream.empty();
  }

  private static String title(FieldType type) {
    return type.match(
        new FieldType.Cases<>(
            single -> single.scalar().title(),
            list -> "a list: " + title(list.item()),
            map -> "a mapping: " + title(map.value()),
            nested -> "a mapping",
            () -> "a mapping"));
  }

  private static String absent(FieldModel field) {
    if (field.required()) {
      return "required";
    }
    if (field.hasDefault()) {
      return "`" + field.docs().defaultsTo() + "`";
    }
    return field.docs().absent().isEmpty() ? "none" : field.docs().absent();
  }

  /** The page {@code docs/reference/fields.md}. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Fields of cluster.yaml");
    lines.add("");
    lines.add("Generated from the records of `io.brine.core.config`; do not edit.");
    lines.add("");
    lines.add("- free: applied at once, nothing that serves is interrupted");
    lines.add("- rolling: applied to control-plane and etcd nodes one at a time, health between");
    lines.add("- fixed: refused after the first apply");
    String section = "";
    for (Row row : rows) {
      if (!row.section().equals(section)) {
        section = row.section();
        lines.addAll(List.of("", "## " + section, ""));
        lines.add("| Field | What it is for | Type | Without it | Change |");
        lines.add("|---|---|---|---|---|");
      }
      lines.add(line(row));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(Row row) {
    String change = row.change().name().toLowerCase(Locale.ROOT);
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(row.path(), row.description(), row.type(), row.absent(), change);
  }
}
