package io.brine.core.result;

import java.util.List;
import java.util.regex.Pattern;

/** What usually mends a cause, by the words that systems use for it. */
final class LikelyFix {
  private record Known(Pattern words, String advice) {
    static Known of(String words, String advice) {
      return new Known(Pattern.compile(words, Pattern.CASE_INSENSITIVE), advice);
    }
  }

  private static final List<Known> ALL =
      List.of(
          Known.of(
              "no space left on device|disk quota exceeded",
              "free space on that host: df -h, df -i"),
          Known.of(
              "read-only file system", "mount it writable; look for errors of the disk in dmesg"),
          Known.of(
              "could not get lock|unable to lock|another app is currently holding the yum lock",
              "another package manager is at work there: wait for its end"),
          Known.of(
              "unable to locate package|has no installation candidate|no package .*"
                  + " available|nothing provides",
              "see that the repositories of cluster.yaml have it for this system and version"),
          Known.of(
              "temporary failure (in name resolution|resolving)|could not resolve|no such host",
              "see /etc/resolv.conf and /etc/hosts there, or name the source by its address"),
          Known.of(
              "certificate (verify failed|signed by unknown authority|has expired|is not yet valid)"
                  + "|certificate verification failed",
              "see caFile in cluster.yaml, and the clock there"),
          Known.of(
              "connection refused",
              "what should listen at that address does not run: look at its service or its pod's"
                  + " log"),
          Known.of(
              "timed out|i/o timeout|deadline exceeded|no route to host|network is unreachable",
              "see that nothing between the hosts blocks that address and port"),
          Known.of(
              "no matching sls found|is not available on the salt master",
              "another plan was written meanwhile: apply again"),
          Known.of(
              "did not answer|answered neither|minion did not return",
              "see that its salt-minion runs (systemctl status salt-minion), then apply again"),
          Known.of(
              "is running as pid|already running",
              "another Salt job is at work there: wait for its end"),
          Known.of(
              "permission denied|operation not permitted",
              "see that its salt-minion runs as root"));

  private LikelyFix() {}

  /** Empty when it is none of the known ones. */
  static String of(String cause) {
    return ALL.stream()
        .filter(known -> known.words().matcher(cause).find())
        .map(Known::advice)
        .findFirst()
        .orElse("");
  }
}
