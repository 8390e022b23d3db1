package io.brine.core.component;

import java.util.List;

/**
 * The view of yum's repositories.
 *
 * @param caFile path on the node; empty for the authorities that the host trusts
 */
public record YumView(String caFile, List<Source> sources) {
  public YumView {
    sources = List.copyOf(sources);
  }

  /**
   * One repository.
   *
   * @param signed whether its metadata are signed too
   */
  public record Source(String id, String url, String key, boolean signed) {}
}
