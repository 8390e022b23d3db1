package io.brine.core.takeover;

import io.brine.core.config.MinionId;
import io.brine.core.inventory.Inventory;
import io.brine.core.parity.FoundFile;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands of a cluster on its hosts and in its API; no key is in it.
 *
 * @param files of each host, those that kubeadm makes
 * @param objects of the API
 */
public record KubeadmCluster(
    Inventory facts, SortedMap<MinionId, List<FoundFile>> files, List<FoundFile> objects) {

  public KubeadmCluster {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    objects = List.copyOf(objects);
  }

  /** The same with these objects. */
  public KubeadmCluster with(List<FoundFile> found) {
    return new KubeadmCluster(facts, files, found);
  }
}
