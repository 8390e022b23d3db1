package io.brine.core.rule.config;

import io.brine.core.config.CertificatesConfig;
import io.brine.core.config.ClusterConfig;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import io.brine.core.version.GoDuration;
import java.util.List;

/** Otherwise every run would renew them. */
public final class RenewalBeforeEnd implements ConfigRule {

  @Override
  public String code() {
    return "certificates/renewal";
  }

  @Override
  public String title() {
    return "certificates are renewed within their validity";
  }

  @Override
  public List<String> reads() {
    return List.of("kubernetes.certificates.validity");
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    CertificatesConfig certificates = config.kubernetes().certificates();
    if (certificates.renewBefore().compareTo(certificates.validity()) >= 0) {
      problems.error(
          "kubernetes.certificates.renewBefore",
          GoDuration.format(certificates.renewBefore())
              + " is not less than the validity of "
              + GoDuration.format(certificates.validity()),
          "use a third of the validity or less");
    }
  }
}
