package io.brine.core.explain;

import io.brine.core.config.NodeEntry;
import java.util.List;

/** What the node's entry in the configuration decides. */
final class NodeFields {
  private NodeFields() {}

  static List<Explanation> of(Question question) {
    return List.of(
        minion(question),
        name(question),
        given(question, "roles"),
        given(question, "labels"),
        given(question, "taints"));
  }

  private static Explanation minion(Question question) {
    boolean glob = question.node().node().entry().minion().isGlob();
    return new Explanation(
        "minion",
        question.node().node().minion(),
        glob ? "a minion that answered and that the glob means" : "the minion of this id",
        question.written().input(question.entryPath() + ".minion"));
  }

  private static Explanation name(Question question) {
    NodeEntry entry = question.node().node().entry();
    String hostname = question.node().node().facts().identity().hostname();
    return new Explanation(
        "name",
        question.node().name(),
        entry.name() == null
            ? "the host name that the minion reports, in lower case, as kubeadm has it"
            : "as written, whatever the host is called",
        question.written().input(question.entryPath() + ".name"),
        question.fact("host name", hostname));
  }

  private static Explanation given(Question question, String field) {
    String path = question.entryPath() + "." + field;
    return new Explanation(
        field,
        question.written().values().getOrDefault(path, ""),
        question.written().purpose(path),
        question.written().input(path));
  }
}
