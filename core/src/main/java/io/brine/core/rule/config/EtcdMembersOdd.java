package io.brine.core.rule.config;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.Role;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRule;
import java.util.List;

/** An even number survives no more failures than one less. */
public final class EtcdMembersOdd implements ConfigRule {

  @Override
  public String code() {
    return "nodes/etcd-odd";
  }

  @Override
  public String title() {
    return "the number of etcd members is odd";
  }

  @Override
  public List<String> reads() {
    return List.of(NodeAt.ROLES);
  }

  @Override
  public void check(ClusterConfig config, Problems.Collector problems) {

    int members = NodeAt.with(Role.ETCD, config).size();
    if (members > 0 && members % 2 == 0) {
      problems.warning(
          NodeAt.ROLES,
          members + " etcd members survive no more failures than " + (members - 1),
          "use an odd number");
    }
  }
}
