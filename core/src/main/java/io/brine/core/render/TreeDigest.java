package io.brine.core.render;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * What a tree is recognised by: SHA-256 over those of its files, each of path and content, in the
 * order of the paths.
 *
 * @param hex 64 digits
 */
public record TreeDigest(String hex) {

  private static final int SHORT = 12;

  public TreeDigest {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalStateException("no digest: " + hex);
    }
  }

  static TreeDigest of(RenderedTree tree) {
    Hasher hasher = Hashing.sha256().newHasher();
    tree.files().values().parallelStream()
        .map(TreeDigest::hash)
        .forEachOrdered(file -> hasher.putBytes(file.asBytes()));
    return new TreeDigest(hasher.hash().toString());
  }

  private static HashCode hash(RenderedFile file) {
    Hasher hasher = Hashing.sha256().newHasher();
    put(hasher, file.path());
    put(hasher, file.content());
    return hasher.hash();
  }

  /** With its length before it, so that no two files give the same bytes. */
  private static void put(Hasher hasher, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    hasher.putInt(bytes.length).putBytes(bytes);
  }

  /** The first digits, as folders are called. */
  public String shortened() {
    return hex.substring(0, SHORT);
  }

  @Override
  public String toString() {
    return hex;
  }
}
