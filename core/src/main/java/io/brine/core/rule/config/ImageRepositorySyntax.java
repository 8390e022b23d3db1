package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.regex.Pattern;

/** As kubeadm's {@code ValidateImageRepository}, which uses distribution's reference grammar. */
public final class ImageRepositorySyntax implements ConfigRule {
  private static final String DOMAIN =
      "([a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*(:[0-9]+)?";
  private static final String COMPONENT = "[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*";
  private static final Pattern FORM = Pattern.compile(DOMAIN + "(/" + COMPONENT + ")*");

  @Override
  public String code() {
    return "kubernetes/image-repository";
  }

  @Override
  public String title() {
    return "the image repository is a registry with a path";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    String repository = config.kubernetes().imageRepository();
    if (!FORM.matcher(repository).matches()) {
      problems.error(
          "kubernetes.imageRepository",
          "\"" + repository + "\" is not a registry with a path",
          "write it like registry.example.com:5000/kubernetes, without https:// and tag");
    }
  }
}
