package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.Map;

/** Ports of kubeadm's {@code app/constants} and of Salt. */
public final class ApiPortIsFree implements ConfigRule {
  private static final Map<Integer, String> TAKEN =
      Map.ofEntries(
          Map.entry(22, "SSH"),
          Map.entry(443, "nginx on the bootstrap node"),
          Map.entry(2379, "etcd"),
          Map.entry(2380, "etcd"),
          Map.entry(2381, "etcd"),
          Map.entry(4505, "the salt-master"),
          Map.entry(4506, "the salt-master"),
          Map.entry(10248, "the kubelet"),
          Map.entry(10249, "kube-proxy"),
          Map.entry(10250, "the kubelet"),
          Map.entry(10256, "kube-proxy"),
          Map.entry(10257, "kube-controller-manager"),
          Map.entry(10259, "kube-scheduler"));

  @Override
  public String code() {
    return "api-server/port-taken";
  }

  @Override
  public String title() {
    return "the port of the API is none that another service of the cluster has";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    int port = config.apiServer().port();
    String user = TAKEN.get(port);
    if (user != null) {
      problems.error("apiServer.port", port + " is taken by " + user, "use 6443");
    }
  }
}
