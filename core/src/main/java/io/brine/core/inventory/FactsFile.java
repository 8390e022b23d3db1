package io.brine.core.inventory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problem.Location;
import io.brine.core.problem.Problem.Severity;
import io.brine.core.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An inventory as it is kept in {@code facts.yaml}. It is written in YAML's flow style, which is
 * also JSON, since the parser of JSON needs a third of the time; block style can be read as well.
 */
public final class FactsFile {
  private static final String CODE = "facts/file";
  private static final String ADVICE = "collect the facts again with brine facts";

  /** What Jackson's messages say of classes and settings. */
  private static final Pattern JACKSON_ITSELF =
      Pattern.compile("Cannot construct instance of .*?, problem: | \\((index|but could|class).*");

  private FactsFile() {}

  /**
   * The same bytes for the same inventory, a line for each part of a host:
   *
   * <pre>
   * {
   *   "apiVersion": "brine.io/v1",
   *   "kind": "Facts",
   *   "nodes": {
   *     "node-1": {
   *       "identity": {"hostname":"node-1","machineId":"0920618f81224cc28692ba7ff0bf7171"},
   * </pre>
   */
  public static String write(Inventory inventory) {
    FactsDocument document = FactsDocument.of(inventory);
    try {
      return FactsMappers.JSON.writer(new FactsLayout()).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing JSON to a string failed", e);
    }
  }

  /**
   * Reads what {@link #write} wrote, in whatever style of YAML; what is no such file is a problem.
   */
  public static Checked<Inventory> read(String text) {
    ObjectMapper mapper =
        text.stripLeading().startsWith("{") ? FactsMappers.JSON : FactsMappers.YAML;
    try {
      return accept(mapper.readValue(text, FactsDocument.class));
    } catch (JsonMappingException e) {
      return refuse(e, path(e.getPath()));
    } catch (JsonProcessingException e) {
      return refuse(e, "");
    }
  }

  private static Checked<Inventory> accept(@Nullable FactsDocument document) {
    if (document == null) {
      return refuse(Location.at(""), "the file holds nothing");
    }
    if (document.isOurs()) {
      return Checked.of(document.inventory(), Problems.NONE);
    }
    String seen = "\"" + document.kind() + "\" of version \"" + document.apiVersion() + "\"";
    String wanted = FactsDocument.KIND + " of version " + FactsDocument.API_VERSION;
    return refuse(Location.at("kind"), "the file holds " + Printable.of(seen) + ", not " + wanted);
  }

  private static Checked<Inventory> refuse(JsonProcessingException e, String path) {
    JsonLocation location = e.getLocation();
    int line = location == null ? 0 : location.getLineNr();
    String what =
        JACKSON_ITSELF
            .matcher(e.getOriginalMessage())
            .replaceAll("")
            .lines()
            .findFirst()
            .orElse("");
    return refuse(new Location(path, line), "not what facts look like: " + Printable.of(what));
  }

  private static Checked<Inventory> refuse(Location location, String message) {
    Problem problem = new Problem(CODE, Severity.ERROR, location, message, ADVICE);
    return new Checked.Bad<>(Problems.of(problem));
  }

  private static String path(List<JsonMappingException.Reference> references) {
    return references.stream()
        .map(
            one ->
                one.getFieldName() == null ? "[" + one.getIndex() + "]" : "." + one.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
