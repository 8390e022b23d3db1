package io.brine.core.config;

/** Packages and images for sites without internet. */
public record BundleConfig(
    @Field(value = "folder of the bundle on the master", defaultsTo = "/srv/brine/bundle")
        AbsolutePath path) {

  /** Path of the lock, on the master. */
  public String lockFile() {
    return path + "/bundle.lock";
  }
}
