package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.HostPathMount;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** As Kubernetes' {@code ValidateVolumes}. */
public final class VolumeNames implements ConfigRule {

  @Override
  public String code() {
    return "kubernetes/volume-name";
  }

  @Override
  public String title() {
    return "extra volumes have names of their own that are RFC 1123 labels";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    for (StaticPodAt pod : StaticPodAt.all(config)) {
      Set<String> seen = new HashSet<>();
      List<HostPathMount> volumes = pod.settings().extraVolumes();
      for (int i = 0; i < volumes.size(); i++) {
        String path = pod.path() + ".extraVolumes[" + i + "].name";
        check(path, volumes.get(i).name(), seen, problems);
      }
    }
  }

  private static void check(
      String path, String name, Set<String> seen, Problems.Collector problems) {
    if (!KubernetesNames.isDnsLabel(name)) {
      problems.error(
          path,
          "\"" + name + "\" is not the name of a volume",
          "use at most 63 lower case letters, digits and '-', beginning and ending with a letter or digit");
    } else if (!seen.add(name)) {
      problems.error(path, "another volume has the name \"" + name + "\" too", "give each its own");
    }
  }
}
