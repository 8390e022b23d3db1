package io.brine.core.rule.config;

import io.brine.core.config.CertificatesConfig;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.time.Duration;

/** kubeadm's {@code ValidateCertValidity} warns too. */
public final class CertificatesWithinCa implements ConfigRule {

  @Override
  public String code() {
    return "certificates/within-ca";
  }

  @Override
  public String title() {
    return "certificates end before their CA and are not valid longer than kubeadm's";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    CertificatesConfig certificates = config.kubernetes().certificates();
    if (certificates.validity().compareTo(certificates.caValidity()) > 0) {
      warn("validity", "certificates outlive their CA", "give CAs the longer validity", problems);
    }
    if (certificates.validity().compareTo(Duration.ofDays(365)) > 0) {
      warn("validity", "certificates are valid longer than a year", "renew them instead", problems);
    }
    if (certificates.caValidity().compareTo(Duration.ofDays(3650)) > 0) {
      warn("caValidity", "CAs are valid longer than ten years", "use 87600h", problems);
    }
  }

  private static void warn(
      String name, String message, String advice, Problems.Collector problems) {
    problems.warning("kubernetes.certificates." + name, message, advice);
  }
}
