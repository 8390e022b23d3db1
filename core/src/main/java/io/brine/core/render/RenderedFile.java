package io.brine.core.render;

/**
 * A file as it is to be written.
 *
 * @param path where, absolute on a node and relative within a tree
 * @param mode as Salt takes it: {@code 0600}
 */
public record RenderedFile(String path, String mode, String content)
    implements Comparable<RenderedFile> {

  @Override
  public int compareTo(RenderedFile other) {
    return path.compareTo(other.path);
  }
}
