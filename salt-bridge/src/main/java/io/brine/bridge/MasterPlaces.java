package io.brine.bridge;

import java.nio.file.Path;

/**
 * Folders on the salt-master.
 *
 * @param configuration Salt's own, with the file {@code master} in it
 * @param root what Salt reads of Brine's: trees and modules
 * @param store what only the master reads: keys and journals
 */
public record MasterPlaces(Path configuration, Path root, Path store) {
  public static final MasterPlaces DEFAULT =
      new MasterPlaces(Path.of("/etc/salt"), Path.of("/srv/brine"), Path.of("/var/lib/brine"));

  /** Whether Brine's Python on the master finds them without being told. */
  boolean areDefault() {
    return root.equals(DEFAULT.root) && store.equals(DEFAULT.store);
  }
}
