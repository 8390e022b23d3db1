package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.NodeEntry;
import io.brine.core.config.Role;
import java.util.List;
import java.util.stream.IntStream;

/** An entry of {@code nodes} with its path, for example {@code nodes[2]}. */
record NodeAt(String path, NodeEntry entry) {
  /** Of every entry. */
  static final String ROLES = "nodes[*].roles";

  static List<NodeAt> all(ClusterConfig config) {
    List<NodeEntry> nodes = config.nodes();
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> new NodeAt("nodes[" + i + "]", nodes.get(i)))
        .toList();
  }

  static List<NodeAt> with(Role role, ClusterConfig config) {
    return all(config).stream().filter(node -> node.entry().has(role)).toList();
  }

  String child(String key) {
    return path + "." + key;
  }
}
