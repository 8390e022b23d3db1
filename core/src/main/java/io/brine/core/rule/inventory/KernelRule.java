package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import java.util.regex.Pattern;

/** As kubeadm's preflight {@code SystemVerification}: system-validators 1.12, types_unix.go. */
final class KernelRule implements HostRule {
  private static final Pattern SUPPORTED =
      Pattern.compile("(5\\.(4|10|15)|([6-9]|[1-9][0-9]+)\\.[0-9]+)([^0-9].*)?");

  @Override
  public String code() {
    return "host/kernel";
  }

  @Override
  public String title() {
    return "the kernel is one that kubeadm supports: 5.4, 5.10, 5.15, or 6 and later";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    String kernel = node.facts().os().kernel();
    if (!SUPPORTED.matcher(kernel).matches()) {
      problems.warning(
          node,
          "kubeadm does not support its kernel " + kernel,
          "use 5.4, 5.10, 5.15, or 6.0 and later; distributions' own older ones mostly work");
    }
  }
}
