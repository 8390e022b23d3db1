package io.brine.core.rule.inventory;

import io.brine.core.inventory.ClusterFacts;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.List;

/** Every rule on facts, and how they are asked. */
public final class InventoryRules {
  public static final List<InventoryRule> ALL =
      List.of(
          new EntryMatchRule(),
          new AnswerRule(),
          new MinionOnceRule(),
          new RoleRule(),
          new NodeNameRule(),
          new NodeNameUniqueRule(),
          new HostnameUniqueRule(),
          new MachineIdRule(),
          new MachineIdUniqueRule(),
          new PlaneAddressRule(),
          new AddressUniqueRule(),
          new VipSubnetRule(),
          new VipOwnerRule(),
          new OverlapRule(),
          new PodRangeRule(),
          new OsRule(),
          new KernelRule(),
          new CgroupRule(),
          new CpuRule(),
          new MemoryRule(),
          new DiskRule(),
          new SwapRule(),
          new ForwardingRule(),
          new BinaryRule(),
          new PortRule(),
          new ServiceRule(),
          new FirewalldRule(),
          new ForeignClusterRule(),
          new ClockRule(),
          new SaltVersionRule(),
          new SaltenvLockRule(),
          new SaltUserRule());

  private InventoryRules() {}

  /** What all rules find, together. */
  public static Problems check(ClusterFacts facts) {
    List<Problem> found = ALL.stream().flatMap(rule -> check(rule, facts).all().stream()).toList();
    return new Problems(found);
  }

  static Problems check(InventoryRule rule, ClusterFacts facts) {
    Problems.Collector problems = new Problems.Collector(rule.code());
    rule.check(facts, problems);
    return problems.problems();
  }
}
