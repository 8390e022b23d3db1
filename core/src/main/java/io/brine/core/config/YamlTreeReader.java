package io.brine.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.brine.core.config.SourceNode.Entry;
import io.brine.core.config.SourceNode.Kind;
import io.brine.core.config.SourceNode.Mapping;
import io.brine.core.config.SourceNode.Scalar;
import io.brine.core.config.SourceNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document with Jackson's parser, event by event, so that every value keeps its line
 * and its text. Aliases are never followed. Not thread-safe; one instance reads one document.
 */
final class YamlTreeReader {
  /** Deeper than any field of a configuration or of a KubeletConfiguration. */
  private static final int MAX_DEPTH = 24;

  private final YAMLParser parser;
  private final ReadProblems problems;

  private YamlTreeReader(YAMLParser parser, ReadProblems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The document; empty when it is no YAML or there is none, which is then a problem. */
  static Optional<SourceNode> read(String text, ReadProblems problems) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      return new YamlTreeReader(parser, problems).document();
    } catch (JsonProcessingException e) {
      problems.syntax(e);
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading a string failed", e);
    }
  }

  private Optional<SourceNode> document() throws IOException {
    if (parser.nextToken() == null) {
      problems.add(
          "", 1, ReadCheck.DOCUMENT, "the file is empty", "write it, or begin with brine init");
      return Optional.empty();
    }
    SourceNode root = node("", 0);
    if (parser.nextToken() != null) {
      problems.add(
          "",
          line(),
          ReadCheck.DOCUMENT,
          "a second document begins here",
          "keep one document per file");
    }
    return Optional.of(root);
  }

  private SourceNode node(String path, int depth) throws IOException {
    refuseTag(path);
    if (parser.isCurrentAlias()) {
      problems.lost(
          path,
          line(),
          ReadCheck.ALIAS,
          "\"*" + parser.getText() + "\" is an alias",
          "write the value out; aliases are not followed");
      return scalar(path, Kind.NULL);
    }
    if (depth > MAX_DEPTH) {
      return tooDeep(path);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> sequence(path, depth);
      default -> scalar(path, kind(parser.currentToken()));
    };
  }

  private void refuseTag(String path) throws IOException {
    if (parser.getTypeId() != null) {
      problems.add(
          path,
          line(),
          ReadCheck.TAG,
          "the value has the tag \"" + parser.getTypeId() + "\"",
          "leave it out");
    }
  }

  private SourceNode tooDeep(String path) throws IOException {
    problems.lost(
        path,
        line(),
        ReadCheck.NESTING,
        "values are nested deeper than " + MAX_DEPTH + " levels",
        "no field needs that; look for a missing bracket or wrong indentation");
    SourceNode nothing = new Scalar(path, line(), "", Kind.NULL);
    parser.skipChildren();
    return nothing;
  }

  private Mapping mapping(String path, int depth) throws IOException {
    int line = line();
    Map<String, Entry> entries = new LinkedHashMap<>();
    Mapping mapping = new Mapping(path, line, entries);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line();
      parser.nextToken();
      String child = mapping.child(key);
      SourceNode value = node(child, depth + 1);
      Entry before = entries.putIfAbsent(key, new Entry(keyLine, value));
      if (before != null) {
        problems.add(
            child,
            keyLine,
            ReadCheck.DUPLICATE_KEY,
            "the key \"" + key + "\" stood already on line " + before.line(),
            "keep one of them");
      } else {
        problems.seen(child, keyLine);
      }
    }
    return mapping;
  }

  private Sequence sequence(String path, int depth) throws IOException {
    int line = line();
    List<SourceNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String child = path + "[" + items.size() + "]";
      problems.seen(child, line());
      items.add(node(child, depth + 1));
    }
    return new Sequence(path, line, items);
  }

  private Scalar scalar(String path, Kind kind) throws IOException {
    return new Scalar(path, line(), parser.getText(), kind);
  }

  private static Kind kind(JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT -> Kind.INTEGER;
      case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
      case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
      case VALUE_NULL -> Kind.NULL;
      default -> Kind.STRING;
    };
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
