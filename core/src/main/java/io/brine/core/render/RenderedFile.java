package io.brine.core.render;

import java.util.Arrays;

/**
 * A file laid out, not yet written.
 *
 * @param path below the root of the tree: {@code salt/brine/kubelet/configured.sls}
 */
public record RenderedFile(String path, String content) {

  public RenderedFile {
    boolean leavesTree =
        Arrays.asList(path.split("/", -1)).stream()
            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (leavesTree) {
      throw new IllegalStateException("no path in a tree: " + path);
    }
  }
}
