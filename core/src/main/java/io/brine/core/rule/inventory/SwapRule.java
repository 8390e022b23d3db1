package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;
import io.brine.core.inventory.MatchedNode;
import java.util.List;

/** As kubeadm's preflight {@code Swap}. */
final class SwapRule implements HostRule {
  @Override
  public String code() {
    return "host/swap";
  }

  @Override
  public String title() {
    return "swap is off where the kubelet's failSwapOn is true, which is the default";
  }

  @Override
  public void check(MatchedNode node, ClusterConfig config, HostProblems problems) {
    List<String> devices = node.facts().runtime().swapDevices();
    if (!devices.isEmpty() && KubeletFlags.isOn(config, "failSwapOn")) {
      problems.warning(
          node,
          "swap is on (" + String.join(", ", devices) + "), with which the kubelet does not start",
          "brine apply switches it off; to keep it set kubernetes.kubelet.failSwapOn: false");
    }
  }
}
