package io.brine.cli.input;

import io.brine.core.config.ClusterName;
import java.nio.file.Path;

/**
 * Brine's folders on the master.
 *
 * @param root of what Salt reads: trees and modules
 * @param store of what nobody else reads: PKI, lease, journals
 */
public record Places(Path root, Path store) {

  /** The cluster's part of the store. */
  public Path cluster(ClusterName name) {
    return store.resolve(name.value());
  }
}
