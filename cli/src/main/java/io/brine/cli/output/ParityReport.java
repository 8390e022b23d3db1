package io.brine.cli.output;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.brine.cli.Terminal;
import io.brine.cli.Terminal.Colour;
import io.brine.core.parity.Difference;
import io.brine.core.parity.Intended;
import io.brine.core.parity.IntendedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How what Brine plans or made differs from what kubeadm made, as a document. */
public record ParityReport(
    String apiVersion, String kind, Compared compared, List<Item> differences) {

  private static final int LONGEST_VALUE = 300;

  /** How much was compared, of theirs. */
  public record Compared(int documents, int certificates, int modes, int objects) {}

  /**
   * One difference.
   *
   * @param path with the node's name before it where several nodes were compared
   * @param intended name in the table of intended differences; absent when it is none
   */
  public record Item(
      String path,
      @Nullable JsonNode theirs,
      @Nullable JsonNode ours,
      @Nullable String intended,
      @Nullable String benefit) {

    static Item of(String where, Difference difference) {
      return new Item(
          where.isEmpty() ? difference.path() : where + ":" + difference.path(),
          difference.theirs(),
          difference.ours(),
          difference.intended().map(IntendedTable::name).orElse(null),
          difference.intended().map(Intended::benefit).orElse(null));
    }
  }

  public ParityReport {
    differences = List.copyOf(differences);
  }

  public static ParityReport of(Compared compared, List<Difference> differences) {
    return ofNodes(compared, Map.of("", differences));
  }

  /**
   * Of several nodes and their cluster.
   *
   * @param differences by the node's name; those of the cluster by an empty one
   */
  public static ParityReport ofNodes(Compared compared, Map<String, List<Difference>> differences) {
    List<Item> items = new ArrayList<>();
    differences.forEach((where, found) -> found.forEach(one -> items.add(Item.of(where, one))));
    return new ParityReport("brine.io/v1", "Parity", compared, items);
  }

  /** How many are not meant to be. */
  @JsonProperty
  public long unintended() {
    return differences.stream().filter(item -> item.intended() == null).count();
  }

  public String text(Terminal terminal) {
    String lines =
        differences.stream().map(item -> lines(terminal, item)).collect(Collectors.joining());
    return lines
        + "%s, %s, %s and %s compared: %s, %d not intended\n"
            .formatted(
                Counted.of(compared.documents(), "file"),
                Counted.of(compared.certificates(), "certificate"),
                Counted.of(compared.modes(), "mode"),
                Counted.of(compared.objects(), "object"),
                Counted.of(differences.size(), "difference"),
                unintended());
  }

  private static String lines(Terminal terminal, Item item) {
    String meant =
        item.intended() == null
            ? terminal.paint(Colour.RED, "not intended")
            : "intended: " + item.benefit() + " [" + item.intended() + "]";
    return item.path()
        + "\n  theirs: "
        + value(item.theirs())
        + "\n  ours:   "
        + value(item.ours())
        + "\n  "
        + meant
        + "\n";
  }

  private static String value(@Nullable JsonNode value) {
    String text = value == null ? "none" : value.toString();
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
  }
}
