package io.brine.core.component;

import java.util.List;

/** The view of apt's sources and of their servers' authority. */
public record AptView(String caFile, List<AptSource> sources) {
  public AptView {
    sources = List.copyOf(sources);
  }

  /** Names of the servers, each once. */
  public List<String> hosts() {
    return sources.stream().map(AptSource::host).distinct().toList();
  }
}
