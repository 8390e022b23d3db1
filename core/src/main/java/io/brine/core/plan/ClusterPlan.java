package io.brine.core.plan;

import io.brine.core.component.ClusterObject;
import io.brine.core.component.ManagedFile;
import io.brine.core.component.PackageSpec;
import io.brine.core.component.Phase;
import io.brine.core.config.ApplyConfig;
import io.brine.core.config.ClusterName;
import io.brine.core.config.MinionId;
import io.brine.core.version.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is decided.
 *
 * @param objects of the API, in the order of applying
 * @param apply how changes are rolled out; no part of the digest, since nodes do not differ by it
 */
public record ClusterPlan(
    ClusterName cluster,
    KubernetesVersion version,
    SortedMap<MinionId, NodePlan> nodes,
    List<ClusterObject> objects,
    ApplyConfig apply) {

  public ClusterPlan {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    objects = List.copyOf(objects);
  }

  /** The same for two plans that decide the same. */
  public PlanDigest digest() {
    return PlanDigest.of(this);
  }

  public Optional<NodePlan> find(MinionId minion) {
    return Optional.ofNullable(nodes.get(minion));
  }

  /** Which minions apply each SLS of a phase, in the order of the states. */
  public Map<String, SortedSet<MinionId>> states(Phase phase) {
    Map<String, SortedSet<MinionId>> bySls = new LinkedHashMap<>();
    for (NodePlan node : nodes.values()) {
      for (String sls : node.states(phase)) {
        bySls.computeIfAbsent(sls, name -> new TreeSet<>()).add(node.minion());
      }
    }
    return bySls;
  }

  /** The minions of a phase by what it applies to them: one Salt job for each. */
  public Map<List<String>, SortedSet<MinionId>> groups(Phase phase) {
    Map<List<String>, SortedSet<MinionId>> byStates = new LinkedHashMap<>();
    for (NodePlan node : nodes.values()) {
      List<String> states = node.states(phase);
      if (!states.isEmpty()) {
        byStates.computeIfAbsent(states, name -> new TreeSet<>()).add(node.minion());
      }
    }
    return byStates;
  }

  /** The files that an SLS writes, in order; the same on every minion that applies it. */
  public List<ManagedFile> filesOf(String sls) {
    return files().stream().filter(file -> file.sls().equals(sls)).toList();
  }

  /** Every SLS of the plan, in the order of phases and states. */
  public Set<String> sls() {
    Set<String> names = new LinkedHashSet<>();
    for (Phase phase : Phase.values()) {
      names.addAll(states(phase).keySet());
    }
    return names;
  }

  /** The packages that an SLS installs, without those of other nodes repeated. */
  public Set<PackageSpec> packagesOf(String sls) {
    Set<PackageSpec> packages = new LinkedHashSet<>();
    for (NodePlan node : nodes.values()) {
      node.packages().stream().filter(one -> one.sls().equals(sls)).forEach(packages::add);
    }
    return packages;
  }

  private Collection<ManagedFile> files() {
    Set<ManagedFile> files = new LinkedHashSet<>();
    for (NodePlan node : nodes.values()) {
      node.files().forEach(file -> files.add(file.file()));
    }
    return new ArrayList<>(files);
  }
}
