package io.brine.core.version;

import java.util.List;

/**
 * A weakness of Salt that its later releases do not have.
 *
 * @param fixed the first good release of each line; a line older than all of them has none, a newer
 *     one was never affected
 */
public record SaltAdvisory(String name, String what, List<SaltVersion> fixed) {
  /** From Salt's release notes and the advisories of PyPI (PYSEC), the oldest first. */
  public static final List<SaltAdvisory> ALL =
      List.of(
          new SaltAdvisory(
              "CVE-2024-22231, CVE-2024-22232",
              "the master's file server can be led out of its folders",
              List.of(new SaltVersion(3005, 5), new SaltVersion(3006, 6))),
          new SaltAdvisory(
              "CVE-2024-38822 to 38825, CVE-2025-22236 to 22242",
              "minions can act for others, inject events and write files on the master",
              List.of(new SaltVersion(3006, 12), new SaltVersion(3007, 4))),
          new SaltAdvisory(
              "CVE-2025-62349",
              "minions can fall back to an older protocol of authentication and act for others",
              List.of(new SaltVersion(3006, 17), new SaltVersion(3007, 9))));

  public SaltAdvisory {
    fixed = List.copyOf(fixed);
  }

  public boolean concerns(SaltVersion version) {
    boolean newer = fixed.stream().allMatch(good -> version.major() > good.major());
    boolean repaired =
        fixed.stream()
            .anyMatch(good -> good.major() == version.major() && version.compareTo(good) >= 0);
    return !newer && !repaired;
  }

  /** The weaknesses of a release. */
  public static List<SaltAdvisory> of(SaltVersion version) {
    return ALL.stream().filter(advisory -> advisory.concerns(version)).toList();
  }
}
