package io.brine.core.bundle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a bundle holds, each by its digest: {@code bundle.lock}. A plan is made from it.
 *
 * @param indexes of folders of packages: what the bootstrap node installs its own tools by
 */
@JsonPropertyOrder({"apiVersion", "kind", "images", "packages", "indexes"})
public record BundleLock(
    String apiVersion,
    String kind,
    List<LockedImage> images,
    List<LockedPackage> packages,
    List<LockedFile> indexes) {
  public static final String API_VERSION = "brine.io/bundle/v1";
  public static final String KIND = "BundleLock";
  public static final String FILE = "bundle.lock";

  public BundleLock {
    images = List.copyOf(images);
    packages = List.copyOf(packages);
    indexes = List.copyOf(indexes);
  }

  public static BundleLock of(
      List<LockedImage> images, List<LockedPackage> packages, List<LockedFile> indexes) {
    return new BundleLock(API_VERSION, KIND, images, packages, indexes);
  }

  /**
   * An image of the folder {@code images/}, an OCI layout.
   *
   * @param digest of its manifest or index, and so of all that it names
   * @param sizeBytes of all its blobs together
   */
  @JsonPropertyOrder({"name", "digest", "sizeBytes"})
  public record LockedImage(ImageName name, Digest digest, long sizeBytes) {}

  /** A file of the bundle. */
  @JsonPropertyOrder({"path", "digest", "sizeBytes"})
  public record LockedFile(BundlePath path, Digest digest, long sizeBytes) {}

  /**
   * A package of {@code packages/deb/<release>} or {@code packages/rpm/<release>}.
   *
   * @param version with the packaging's revision: {@code 1.36.2-1.1}
   */
  @JsonPropertyOrder({"path", "name", "version", "architecture", "digest", "sizeBytes"})
  public record LockedPackage(
      String name, String version, String architecture, @JsonUnwrapped LockedFile file) {

    /** As {@code deb/debian-12}. */
    public String release() {
      return file.path().folder().substring("packages/".length());
    }
  }

  /** Hosts of the registries that the images are from. */
  public SortedSet<String> registries() {
    SortedSet<String> registries = new TreeSet<>();
    images.forEach(image -> registries.add(image.name().registry()));
    return registries;
  }

  /** Whether there are packages of a kind: {@code deb} or {@code rpm}. */
  public boolean holds(String kind) {
    return packages.stream().anyMatch(one -> one.release().startsWith(kind + "/"));
  }
}
