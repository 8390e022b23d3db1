package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import io.brine.core.version.KubernetesVersion;
import io.brine.core.version.VersionCatalog;
import java.util.stream.Collectors;

/** Brine deploys what it has data for. */
public final class VersionInCatalogue implements ConfigRule {

  @Override
  public String code() {
    return "kubernetes/version";
  }

  @Override
  public String title() {
    return "the version is one of the catalogue";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    VersionCatalog catalog = VersionCatalog.BUILT_IN;
    KubernetesVersion version = config.kubernetes().version();
    if (catalog.find(version).isEmpty()) {
      problems.error(
          "kubernetes.version",
          version + " is not in the catalogue",
          "use one of "
              + catalog.versions().stream()
                  .map(KubernetesVersion::toString)
                  .collect(Collectors.joining(", ")));
    }
  }
}
