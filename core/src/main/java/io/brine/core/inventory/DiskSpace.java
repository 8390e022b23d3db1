package io.brine.core.inventory;

/**
 * Room in the file system that a folder lies in, or would lie in.
 *
 * @param folder for example {@code /var/lib/etcd}; need not exist yet
 * @param freeBytes that an ordinary process may still write
 */
public record DiskSpace(String folder, long sizeBytes, long freeBytes) {
  public int freePercent() {
    return sizeBytes == 0 ? 0 : (int) (freeBytes * 100.0 / sizeBytes);
  }
}
