package io.brine.states;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Keeps in mind which tree is the current one, while another is. Thread-safe. */
public final class LentTree implements AutoCloseable {
  private static final String ASIDE = ".tmp-before-";

  private final Path link;
  private final @Nullable Path before;
  private boolean closed;

  private LentTree(Path link, @Nullable Path before) {
    this.link = link;
    this.before = before;
  }

  static LentTree at(Path link) throws IOException {
    return new LentTree(link, Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : null);
  }

  /** Makes the one that was the current one it again; where there was none, there is none. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    if (before == null) {
      Files.deleteIfExists(link);
    } else {
      Path aside = link.resolveSibling(ASIDE + ProcessHandle.current().pid());
      Files.deleteIfExists(aside);
      Files.createSymbolicLink(aside, before);
      Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE);
    }
    closed = true;
  }
}
