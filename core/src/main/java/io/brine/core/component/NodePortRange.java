package io.brine.core.component;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports of services of type NodePort, both inclusive.
 *
 * @param first lowest
 * @param last highest
 */
public record NodePortRange(int first, int last) {

  /** kube-apiserver's (pkg/controlplane/apiserver/options, DefaultServiceNodePortRange). */
  static final NodePortRange DEFAULT = new NodePortRange(30000, 32767);

  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

  /** As kube-apiserver is told, {@code --service-node-port-range=30000-32767}. */
  static NodePortRange of(ClusterContext cluster) {
    return Arguments.last(
            cluster.kubernetes().apiServer().component().extraArgs(), "service-node-port-range")
        .map(RANGE::matcher)
        .filter(Matcher::matches)
        .map(
            range ->
                new NodePortRange(
                    Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))))
        .orElse(DEFAULT);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
