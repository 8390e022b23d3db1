package io.brine.core.config;

import io.brine.core.version.KubernetesVersion;
import io.brine.core.version.VersionCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The annotated {@code cluster.yaml} that an operator begins with. */
public final class ClusterConfigTemplate {
  private static final String RESOURCE = "cluster-template.yaml";

  private ClusterConfigTemplate() {}

  /** A file that can be read as it is, for the newest version of the catalogue. */
  public static String text() {
    List<KubernetesVersion> versions = VersionCatalog.BUILT_IN.versions();
    String all =
        versions.stream().map(KubernetesVersion::toString).collect(Collectors.joining(", "));
    return resource()
        .replace("@VERSIONS@", all)
        .replace("@VERSION@", versions.get(versions.size() - 1).toString());
  }

  private static String resource() {
    try (InputStream in = ClusterConfigTemplate.class.getResourceAsStream(RESOURCE)) {
      return new String(
          Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE, e);
    }
  }
}
