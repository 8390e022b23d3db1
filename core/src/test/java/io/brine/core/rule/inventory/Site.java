package io.brine.core.rule.inventory;

import io.brine.core.config.MinionId;
import io.brine.core.inventory.ClusterFacts;
import io.brine.core.inventory.Inventory;
import io.brine.core.testing.TestClusters;
import io.brine.core.testing.TestHost;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cluster.yaml and the hosts for it, good until something is changed. */
final class Site {
  static final String BOOTSTRAP = TestClusters.minion(0);

  private String yaml = TestClusters.CONFIG;
  private final SortedMap<String, TestHost> hosts = new TreeMap<>();
  private final SortedSet<MinionId> silent = new TreeSet<>();
  private final SortedMap<MinionId, String> unreadable = new TreeMap<>();

  Site() {
    for (int i = 0; i < 5; i++) {
      hosts.put(TestClusters.minion(i), TestClusters.host(i));
    }
  }

  Site config(String was, String is) {
    if (!yaml.contains(was)) {
      throw new AssertionError("not in the configuration: " + was);
    }
    yaml = yaml.replace(was, is);
    return this;
  }

  /** Adds fields of KubeletConfiguration. */
  Site kubelet(String fields) {
    return config("version: v1.36.2", "version: v1.36.2, kubelet: {" + fields + "}");
  }

  TestHost host(String minion) {
    return Objects.requireNonNull(hosts.get(minion));
  }

  Site put(String minion, TestHost host) {
    hosts.put(minion, host);
    return this;
  }

  Site remove(String minion) {
    hosts.remove(minion);
    return this;
  }

  Site silent(String minion) {
    hosts.remove(minion);
    silent.add(new MinionId(minion));
    return this;
  }

  Site unreadable(String minion, String what) {
    hosts.remove(minion);
    unreadable.put(new MinionId(minion), what);
    return this;
  }

  Inventory inventory() {
    return new Inventory(TestClusters.inventory(hosts).nodes(), silent, unreadable);
  }

  String yaml() {
    return yaml;
  }

  ClusterFacts facts() {
    return ClusterFacts.of(TestClusters.valid(yaml).config(), inventory());
  }
}
