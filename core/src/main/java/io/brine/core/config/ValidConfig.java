package io.brine.core.config;

import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;

/** A configuration in which no rule found an error. Made only by {@link #of}. */
public final class ValidConfig {
  private final ClusterConfig config;

  private ValidConfig(ClusterConfig config) {
    this.config = config;
  }

  /**
   * The configuration, unless an error was found in it.
   *
   * @param found by reading {@code config} and by all rules for configurations
   */
  public static Checked<ValidConfig> of(ClusterConfig config, Problems found) {
    return Checked.of(new ValidConfig(config), found);
  }

  public ClusterConfig config() {
    return config;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValidConfig valid && valid.config.equals(config);
  }

  @Override
  public int hashCode() {
    return config.hashCode();
  }
}
