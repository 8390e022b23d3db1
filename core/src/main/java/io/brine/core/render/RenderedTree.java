package io.brine.core.render;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is written for a cluster, by path.
 *
 * <pre>
 * salt/    what minions read in the environment brine
 * pillar/  one file for each minion, read by brine_pillar
 * plan/    what only the master reads
 * </pre>
 */
public record RenderedTree(SortedMap<String, RenderedFile> files) {

  public RenderedTree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Of files whose paths differ; two with one path are our bug. */
  public static RenderedTree of(Collection<RenderedFile> files) {
    TreeMap<String, RenderedFile> byPath = new TreeMap<>();
    for (RenderedFile file : files) {
      if (byPath.put(file.path(), file) != null) {
        throw new IllegalStateException("two files are called " + file.path());
      }
    }
    return new RenderedTree(byPath);
  }

  public Optional<RenderedFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The files below a folder that ends with a slash, in the order of their paths. */
  public List<RenderedFile> below(String folder) {
    return List.copyOf(files.subMap(folder, folder + Character.MAX_VALUE).values());
  }

  public TreeDigest digest() {
    return TreeDigest.of(this);
  }
}
