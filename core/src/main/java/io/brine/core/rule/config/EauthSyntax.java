package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.regex.Pattern;

/** Salt loads {@code salt/auth/<name>.py}. */
public final class EauthSyntax implements ConfigRule {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  @Override
  public String code() {
    return "salt/eauth";
  }

  @Override
  public String title() {
    return "the external authentication is the name of one of Salt's modules";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    String eauth = config.salt().eauth();
    if (!NAME.matcher(eauth).matches()) {
      problems.error(
          "salt.eauth",
          "\"" + eauth + "\" is not the name of an authentication",
          "use pam, file, ldap or another of Salt's");
    }
  }
}
