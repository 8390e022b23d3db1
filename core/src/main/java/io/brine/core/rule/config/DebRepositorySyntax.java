package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.RepositoriesConfig.DebRepository;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;
import java.util.regex.Pattern;

/** As sources.list(5) has it. */
public final class DebRepositorySyntax implements ConfigRule {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._+~/]*");

  @Override
  public String code() {
    return "repositories/deb";
  }

  @Override
  public String title() {
    return "an apt repository has a suite and components, or a path ending in '/' and none";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    List<DebRepository> repositories = config.repositories().packages().deb();
    for (int i = 0; i < repositories.size(); i++) {
      check("repositories.packages.deb[" + i + "]", repositories.get(i), problems);
    }
  }

  private static void check(String path, DebRepository repository, Problems.Collector problems) {
    String suite = repository.suite();
    if (!suite.equals("/") && !suite.equals("./") && !WORD.matcher(suite).matches()) {
      problems.error(
          path + ".suite", "\"" + suite + "\" is not a suite", "write it like bookworm or ./");
    } else if (suite.endsWith("/") != repository.components().isEmpty()) {
      problems.error(
          path + ".components",
          suite.endsWith("/")
              ? "a flat repository has no components"
              : "the suite has no components",
          "give components to a suite, none to a path ending in '/'");
    }
    for (int i = 0; i < repository.components().size(); i++) {
      String component = repository.components().get(i);
      if (!WORD.matcher(component).matches()) {
        problems.error(
            path + ".components[" + i + "]",
            "\"" + component + "\" is not a component",
            "write it like main");
      }
    }
  }
}
