package io.brine.core.parity;

/**
 * A file below a folder.
 *
 * @param path without a slash at its begin, as {@code etc/kubernetes/admin.conf}
 * @param mode {@code 0o600}; empty when the folder does not tell it
 * @param text empty for a file that holds nothing but a key
 */
public record FoundFile(String path, String mode, String text) {

  /** Whether a file of that name is a key and so need not be read. */
  public static boolean isKey(String path) {
    return path.endsWith(".key") || path.endsWith("/sa.pub");
  }

  /** Kubeconfigs have keys in them. */
  @Override
  public String toString() {
    return path + " " + mode;
  }
}
