package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import io.brine.core.net.DnsName;

/** What Kubernetes would call a node is a name that it takes. */
final class NodeNameRule implements HostRule {
  @Override
  public String code() {
    return "node/name";
  }

  @Override
  public String title() {
    return "the node's name, by default its host name in lower case, is an RFC 1123 subdomain";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    if (!DnsName.isValid(node.name())) {
      problems.error(
          node,
          "the host name \"" + node.name() + "\" cannot be the name of a node",
          "give the entry a name of lower case letters, digits, '-' and '.', or rename the host");
    }
  }
}
