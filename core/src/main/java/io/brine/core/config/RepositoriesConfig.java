package io.brine.core.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where packages and images come from, when not from the bootstrap node. */
public record RepositoriesConfig(
    @Field("package repositories") Packages packages,
    @Field(value = "mirror of the image registries", absent = "the bootstrap node")
        @Nullable ImageMirror images,
    @Field(
            value = "file on the master with the CA certificates of the repositories",
            absent = "those that the hosts trust")
        @Nullable AbsolutePath caFile) {

  /** Package repositories per family of operating systems; empty: the bootstrap node's. */
  public record Packages(
      @Field("apt repositories, for Debian and Ubuntu") List<DebRepository> deb,
      @Field("yum repositories, for the Red Hat family") List<RpmRepository> rpm) {
    public Packages {
      deb = List.copyOf(deb);
      rpm = List.copyOf(rpm);
    }
  }

  /** An apt repository. */
  public record DebRepository(
      @Field("URL of the folder that has dists/") HttpUrl url,
      @Field("suite, or a path ending in '/' for a flat repository") String suite,
      @Field("components; none for a flat repository") List<String> components,
      @Field("file on the master with the public key that signs it") AbsolutePath keyFile) {
    public DebRepository {
      components = List.copyOf(components);
    }
  }

  /** A yum repository. */
  public record RpmRepository(
      @Field("URL of the folder that has repodata/") HttpUrl url,
      @Field("file on the master with the public key that signs it") AbsolutePath keyFile) {}

  /** A registry that has all images under their own names. */
  public record ImageMirror(
      @Field("URL of the mirror, https://HOST:PORT") HttpUrl mirror,
      @Field(
              value = "file on the master with the CA certificate of the mirror",
              absent = "those that the hosts trust")
          @Nullable AbsolutePath caFile) {}
}
