package io.brine.core.rule.config;

import io.brine.core.config.CertificatesConfig;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import io.brine.core.version.GoDuration;
import java.time.Duration;

/** A shorter one ends before the cluster stands. */
public final class CertificatesLast implements ConfigRule {
  private static final Duration SHORTEST = Duration.ofHours(1);

  @Override
  public String code() {
    return "certificates/validity";
  }

  @Override
  public String title() {
    return "certificates are valid for at least an hour";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    CertificatesConfig certificates = config.kubernetes().certificates();
    check("validity", certificates.validity(), problems);
    check("caValidity", certificates.caValidity(), problems);
  }

  private static void check(String name, Duration given, Problems.Collector problems) {
    if (given.compareTo(SHORTEST) < 0) {
      problems.error(
          "kubernetes.certificates." + name,
          GoDuration.format(given) + " is less than " + GoDuration.format(SHORTEST),
          "use a year for certificates and ten for CAs: 8760h, 87600h");
    }
  }
}
