package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.Printable;
import io.brine.core.inventory.RawFacts;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of kubeadm's files stands on hosts, and how they answer. */
public final class NodeFilesQuestion {

  public static final FactsQuery QUERY =
      new FactsQuery(
          "node-files",
          "cmd.run_all",
          List.of(script()),
          Map.of("python_shell", true, "shell", "/bin/sh", "output_loglevel", "quiet"));

  /** {@code 600 /etc/kubernetes/admin.conf YXBpVmVyc2lvbjogdjEK}; nothing after a key. */
  private static final Pattern LINE =
      Pattern.compile("(-|[0-7]{3,4}) /([A-Za-z0-9/._-]+) ?([A-Za-z0-9+/=]*)");

  private NodeFilesQuestion() {}

  private static String script() {
    try {
      return Resources.toString(
          Resources.getResource(NodeFilesQuestion.class, "node-files.sh"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("node-files.sh is missing from the jar", e);
    }
  }

  /** The files by host; an answer that cannot be read is a problem. */
  public static Checked<SortedMap<MinionId, List<FoundFile>>> parse(RawFacts raw) {
    Problems.Collector problems = new Problems.Collector("takeover/files");
    SortedMap<MinionId, List<FoundFile>> files = new TreeMap<>();
    for (MinionId minion : raw.asked()) {
      JsonNode answer = raw.find(QUERY, minion).orElse(null);
      String fault = fault(answer);
      if (answer == null || !fault.isEmpty()) {
        problems.error(
            "minion \"" + minion + "\"",
            "its files cannot be told: " + fault,
            "look at what Salt says there, then try again");
      } else {
        files.put(minion, files(answer.path("stdout").asText()));
      }
    }
    return Checked.of(files, problems.problems());
  }

  private static String fault(@Nullable JsonNode answer) {
    if (answer == null) {
      return "it did not answer";
    }
    boolean told =
        answer.path("retcode").asInt(1) == 0
            && answer
                .path("stdout")
                .asText()
                .lines()
                .allMatch(line -> LINE.matcher(line).matches());
    String said = answer.isTextual() ? answer.asText() : answer.path("stderr").asText();
    return told ? "" : "it said \"" + Printable.of(said.strip()) + "\"";
  }

  private static List<FoundFile> files(String output) {
    List<FoundFile> files = new ArrayList<>();
    for (Matcher line = LINE.matcher(output); line.find(); ) {
      String mode = line.group(1).equals("-") ? "" : "0o" + line.group(1);
      byte[] content = Base64.getDecoder().decode(line.group(3));
      files.add(new FoundFile(line.group(2), mode, new String(content, StandardCharsets.UTF_8)));
    }
    return files;
  }
}
