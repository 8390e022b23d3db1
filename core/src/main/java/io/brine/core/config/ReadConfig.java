package io.brine.core.config;

import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problem.Location;
import io.brine.core.problem.Problems;
import java.util.Collection;
import java.util.Set;

/**
 * A document that was read, before any rule. Where a value could not be read {@code config} has a
 * stand-in, so that the rules can look at all the rest in the same run.
 *
 * @param lost paths of values that could not be read
 */
public record ReadConfig(
    ClusterConfig config, Problems problems, SourceLines lines, Set<String> lost) {
  public ReadConfig {
    lost = Set.copyOf(lost);
  }

  /** The configuration, unless something in it could not be read. */
  public Checked<ClusterConfig> checked() {
    return Checked.of(config, problems);
  }

  /** Whether a value at, in or around one of these paths could not be read. */
  public boolean isLost(Collection<String> paths) {
    return paths.stream().anyMatch(path -> lost.stream().anyMatch(gone -> Paths.touch(gone, path)));
  }

  /** The problem with the line its path stands on. */
  public Problem locate(Problem problem) {
    String path = problem.location().path();
    return new Problem(
        problem.code(),
        problem.severity(),
        new Location(path, lines.lineOf(path)),
        problem.message(),
        problem.advice());
  }
}
