package io.brine.pillar;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code kubeadm init --dry-run} prints. */
final class DryRun {

  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final String CREATE = "[dryrun] Would perform action CREATE ";
  private static final String ATTACHED = "[dryrun] Attached object:";

  private static final Pattern LABELS =
      Pattern.compile("\\[mark-control-plane] .* node (\\S+) .* labels: \\[(.*)]");
  private static final Pattern TAINTS =
      Pattern.compile("\\[mark-control-plane] .* taints \\[(.*)]");

  private DryRun() {}

  /** The objects that it would create, each a YAML document. */
  static List<String> created(String output) {
    List<String> objects = new ArrayList<>();
    boolean create = false;
    StringBuilder object = null;
    for (String line : (output + "\n[end]").lines().toList()) {
      if (line.startsWith("[") && object != null) {
        objects.add(object.toString());
        object = null;
        create = false;
      }
      if (line.startsWith(CREATE)) {
        create = true;
      } else if (line.equals(ATTACHED) && create) {
        object = new StringBuilder();
      } else if (object != null) {
        object.append(line).append('\n');
      }
    }
    objects.add(node(output));
    return List.copyOf(objects);
  }

  /** The node that it would mark, as far as it tells. */
  private static String node(String output) {
    Matcher labels = LABELS.matcher(output);
    if (!labels.find()) {
      throw new AssertionError("no labels in the dry run");
    }
    StringBuilder node = new StringBuilder("apiVersion: v1\nkind: Node\nmetadata:\n");
    node.append("  name: ").append(labels.group(1)).append("\n  labels:\n");
    WORDS.split(labels.group(2)).forEach(label -> node.append("    " + label + ": ''\n"));
    Matcher taints = TAINTS.matcher(output);
    if (taints.find()) {
      node.append("spec:\n  taints:\n");
      WORDS.split(taints.group(1)).forEach(taint -> node.append(taint(taint)));
    }
    return node.toString();
  }

  /** Of {@code key=value:effect} or {@code key:effect}. */
  private static String taint(String text) {
    int colon = text.lastIndexOf(':');
    String[] key = text.substring(0, colon).split("=", 2);
    String value = key.length > 1 ? "    value: \"" + key[1] + "\"\n" : "";
    return "  - key: " + key[0] + "\n" + value + "    effect: " + text.substring(colon + 1) + "\n";
  }
}
