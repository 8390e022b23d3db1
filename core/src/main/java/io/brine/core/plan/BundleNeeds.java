package io.brine.core.plan;

import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLock.LockedPackage;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.Components;
import io.brine.core.component.Site;
import io.brine.core.component.SiteServices;
import io.brine.core.config.RepositoriesConfig;
import io.brine.core.config.Role;
import io.brine.core.inventory.OsFamily;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.problem.Problems;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a bundle must hold for a plan.
 *
 * @param images whole names
 * @param packages by the folder of the operating system that they are for: {@code deb/debian-12}
 */
public record BundleNeeds(
    SortedSet<String> images, SortedMap<String, SortedSet<BundleNeeds.Need>> packages) {
  private static final String CODE = "bundle/content";

  /** The bootstrap node's own server, or one that the host does not name. */
  private static final Set<String> MAY_LISTEN = Set.of("nginx", "");

  public BundleNeeds {
    images = Collections.unmodifiableSortedSet(new TreeSet<>(images));
    packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
  }

  /**
   * A package.
   *
   * @param version without the packaging's revision; empty for any
   */
  public record Need(String name, String version) implements Comparable<Need> {
    @Override
    public int compareTo(Need other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? version.compareTo(other.version) : byName;
    }

    boolean isMetBy(LockedPackage found) {
      boolean right =
          version.isEmpty()
              || found.version().equals(version)
              || found.version().startsWith(version + "-");
      return found.name().equals(name) && right;
    }

    @Override
    public String toString() {
      return version.isEmpty() ? name : name + " " + version;
    }
  }

  public static BundleNeeds of(PlanInput input, ClusterPlan plan) {
    SortedMap<String, SortedSet<Need>> packages = new TreeMap<>();
    for (ResolvedNode node : input.nodes().all()) {
      SortedSet<Need> needs =
          packages.computeIfAbsent(Site.release(node.facts().os()), release -> new TreeSet<>());
      boolean served = isServed(input.config().repositories(), node);
      plan.find(node.minion()).orElseThrow().packages().stream()
          .filter(one -> served || one.sls().equals(SiteServices.TOOLS))
          .forEach(one -> needs.add(new Need(one.name(), one.version())));
    }
    return new BundleNeeds(new TreeSet<>(images(input)), packages);
  }

  /** Whether its packages come from the bootstrap node. */
  private static boolean isServed(RepositoriesConfig named, ResolvedNode node) {
    boolean debian = node.facts().os().family() == OsFamily.DEBIAN;
    return debian ? named.packages().deb().isEmpty() : named.packages().rpm().isEmpty();
  }

  private static Set<String> images(PlanInput input) {
    boolean mirrored = input.config().repositories().images() != null;
    return mirrored ? Set.of() : Components.images(ClusterContext.of(input));
  }

  /** What the lock lacks of it, and what the bootstrap node cannot serve. */
  public Problems check(PlanInput input, BundleLock lock) {
    Problems.Collector problems = new Problems.Collector(CODE);
    String path = "bundle.path";
    String advice = "bring a bundle for this plan; brine bundle list says what it needs";
    Set<String> held = new TreeSet<>();
    lock.images().forEach(image -> held.add(image.name().text()));
    images.stream()
        .filter(image -> !held.contains(image))
        .forEach(
            image -> problems.error(path, "the bundle has no image \"" + image + "\"", advice));
    packages.forEach(
        (release, needs) ->
            needs.stream()
                .filter(need -> lacks(lock, release, need))
                .forEach(
                    need ->
                        problems.error(
                            path,
                            "the bundle has no package \"" + need + "\" in packages/" + release,
                            advice)));
    checkServer(input, lock, problems);
    return problems.problems();
  }

  private static boolean lacks(BundleLock lock, String release, Need need) {
    return lock.packages().stream()
        .noneMatch(one -> one.release().equals(release) && need.isMetBy(one));
  }

  private static void checkServer(PlanInput input, BundleLock lock, Problems.Collector problems) {
    ResolvedNode server = input.nodes().with(Role.BOOTSTRAP).get(0);
    server.facts().runtime().listeners().stream()
        .filter(one -> one.port() == Site.PORT && !MAY_LISTEN.contains(one.process()))
        .forEach(
            one ->
                problems.error(
                    "nodes",
                    "port %d of \"%s\", for packages and images, is taken by \"%s\""
                        .formatted(Site.PORT, server.minion(), one.process()),
                    "stop what listens there (ss -ltnp), or name repositories.packages and"
                        + " repositories.images"));
    if (server.facts().os().family() == OsFamily.RED_HAT && lock.holds("deb")) {
      problems.error(
          "bundle.path",
          "the bundle has packages for Debian, and \""
              + server.minion()
              + "\" has no apt-ftparchive to serve them",
          "give the role bootstrap to a Debian host");
    }
  }
}
