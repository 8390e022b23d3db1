package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.RepositoriesConfig.ImageMirror;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;

/** containerd's {@code hosts.toml} names a server; images keep their own paths. */
public final class MirrorIsRegistry implements ConfigRule {

  @Override
  public String code() {
    return "repositories/mirror";
  }

  @Override
  public String title() {
    return "the image mirror is https://HOST:PORT";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    ImageMirror images = config.repositories().images();
    if (images == null) {
      return;
    }
    String path = images.mirror().uri().getPath();
    if (!images.mirror().isSecure() || !(path.isEmpty() || path.equals("/"))) {
      problems.error(
          "repositories.images.mirror",
          "\"" + images.mirror() + "\" is not https://HOST:PORT",
          "give a registry with TLS and no path");
    }
  }
}
