package io.brine.core.component;

import io.brine.core.config.AbsolutePath;

/** Texts of files on the master that go to nodes as they are. */
final class SupplyText {

  private SupplyText() {}

  static Document of(ClusterContext cluster, AbsolutePath path) {
    return new Document(
        cluster
            .supplies()
            .find(path.text())
            .orElseThrow(() -> new IllegalStateException("not supplied: " + path)));
  }
}
