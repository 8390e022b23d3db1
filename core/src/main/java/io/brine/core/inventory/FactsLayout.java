package io.brine.core.inventory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/**
 * Puts the entries of the outer mappings on lines of their own, and whatever is within them on one.
 * Not thread-safe; one instance lays out one document.
 */
final class FactsLayout extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;

  /** The document, its nodes, and a node. */
  private static final int OUTER = 3;

  private int depth;

  @Override
  public void writeStartObject(JsonGenerator out) throws IOException {
    out.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    breakLine(out, depth);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    out.writeRaw(',');
    breakLine(out, depth);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(depth <= OUTER ? ": " : ":");
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    if (entries > 0) {
      breakLine(out, depth - 1);
    }
    depth--;
    out.writeRaw('}');
  }

  private void breakLine(JsonGenerator out, int indent) throws IOException {
    if (depth <= OUTER) {
      out.writeRaw("\n" + "  ".repeat(indent));
    }
  }
}
