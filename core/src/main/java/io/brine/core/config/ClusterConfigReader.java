package io.brine.core.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads {@code cluster.yaml}. Never throws for what a user wrote: all that is wrong is in the
 * result, with its line.
 */
public final class ClusterConfigReader {
  /** More than 100,000 nodes need. */
  private static final int MAX_BYTES = 16 << 20;

  private ClusterConfigReader() {}

  /** Reads the bytes of a file. */
  public static ReadConfig read(byte[] bytes) {
    ReadProblems problems = new ReadProblems();
    return decode(bytes, problems)
        .map(text -> read(text, problems))
        .orElseGet(() -> problems.result(nothing()));
  }

  public static ReadConfig read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReadConfig read(String text, ReadProblems problems) {
    Optional<SourceNode> root = YamlTreeReader.read(text, problems);
    ConfigBinder binder = new ConfigBinder(problems);
    return problems.result(
        root.map(node -> binder.bind(ClusterConfig.class, node))
            .orElseGet(ClusterConfigReader::nothing));
  }

  private static ClusterConfig nothing() {
    return (ClusterConfig) ConfigBinder.standIn(RecordModel.of(ClusterConfig.class));
  }

  private static Optional<String> decode(byte[] bytes, ReadProblems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.lost(
          "",
          0,
          ReadCheck.SIZE,
          "the file has " + bytes.length + " bytes",
          "give at most " + MAX_BYTES);
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      problems.lost("", line, ReadCheck.ENCODING, "the file is not UTF-8 here", "save it as UTF-8");
      return Optional.empty();
    }
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
