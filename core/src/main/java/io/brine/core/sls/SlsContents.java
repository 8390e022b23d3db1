package io.brine.core.sls;

import io.brine.core.component.ManagedFile;
import io.brine.core.component.PackageSpec;
import io.brine.core.component.Placement;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What each SLS of a plan writes and installs, gathered in one look at the nodes. */
public final class SlsContents {

  private final Map<String, Set<ManagedFile>> files = new LinkedHashMap<>();
  private final Map<String, Set<PackageSpec>> packages = new LinkedHashMap<>();

  private SlsContents() {}

  public static SlsContents of(ClusterPlan plan) {
    SlsContents contents = new SlsContents();
    plan.nodes().values().forEach(contents::add);
    return contents;
  }

  private void add(NodePlan node) {
    node.files().forEach(file -> add(file.file()));
    for (PackageSpec wanted : node.packages()) {
      packages.computeIfAbsent(wanted.sls(), name -> new TreeSet<>()).add(wanted);
    }
  }

  private void add(ManagedFile file) {
    files.computeIfAbsent(file.sls(), name -> new LinkedHashSet<>()).add(file);
  }

  public SlsView view(SlsName name, Origin origin) {
    return new SlsView(
        origin,
        name,
        List.copyOf(files.getOrDefault(name.value(), Set.of())),
        List.copyOf(packages.getOrDefault(name.value(), Set.of())));
  }

  /** Components whose files the kubelet runs. */
  public Set<String> staticPods() {
    return files.values().stream()
        .flatMap(Set::stream)
        .filter(file -> file.placement() == Placement.STAGED)
        .map(file -> new SlsName(file.sls()).component())
        .collect(Collectors.toSet());
  }
}
