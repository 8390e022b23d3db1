package io.brine.pillar;

/**
 * A file as it stands on a node, or beside its files when they are shown.
 *
 * @param path absolute on the node; a bare name for what is shown beside
 * @param mode as Salt takes it: {@code 0600}
 */
public record NodeFile(String path, String mode, String content) implements Comparable<NodeFile> {

  @Override
  public int compareTo(NodeFile other) {
    return path.compareTo(other.path);
  }
}
