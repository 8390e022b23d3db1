package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** As kubeadm's {@code ValidateCertSANs}. */
public final class CertSansSyntax implements ConfigRule {

  @Override
  public String code() {
    return "kubernetes/cert-san";
  }

  @Override
  public String title() {
    return "names in certificates are addresses or DNS names";
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    check("kubernetes.apiServer.certSANs", config.kubernetes().apiServer().certSANs(), problems);
    check("kubernetes.etcd.serverCertSANs", config.kubernetes().etcd().serverCertSANs(), problems);
    check("kubernetes.etcd.peerCertSANs", config.kubernetes().etcd().peerCertSANs(), problems);
  }

  private static void check(String path, List<String> names, Problems.Collector problems) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!IpAddress.isAddress(name) && !KubernetesNames.isNameOrWildcard(name)) {
        problems.error(
            path + "[" + i + "]",
            "\"" + name + "\" is neither an address nor a DNS name",
            "write it like 10.1.2.3, api.example.com or *.example.com, in lower case");
      }
    }
  }
}
