package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.HostPathMount;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** As Kubernetes' {@code ValidateVolumeMounts}. */
public final class VolumeMountPaths implements ConfigRule {

  @Override
  public String code() {
    return "kubernetes/volume-mount";
  }

  @Override
  public String title() {
    return "extra volumes are mounted at paths of their own, without a colon";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (StaticPodAt pod : StaticPodAt.all(config)) {
      Set<String> seen = new HashSet<>();
      List<HostPathMount> volumes = pod.settings().extraVolumes();
      for (int i = 0; i < volumes.size(); i++) {
        String path = pod.path() + ".extraVolumes[" + i + "].mountPath";
        check(path, volumes.get(i).mountPath().text(), seen, problems);
      }
    }
  }

  private static void check(
      String path, String mount, Set<String> seen, Problems.Collector problems) {
    if (mount.contains(":")) {
      problems.error(path, "\"" + mount + "\" has a colon", "choose another path");
    } else if (!seen.add(mount)) {
      problems.error(
          path, "another volume is mounted at \"" + mount + "\" too", "choose another path");
    }
  }
}
