package io.brine.core.version;

import java.util.List;
import java.util.Optional;

/** The versions that Brine can deploy, oldest first. */
public record VersionCatalog(List<VersionSpec> specs) {
  public static final VersionCatalog BUILT_IN =
      new VersionCatalog(
          List.of(
              new VersionSpec(
                  new KubernetesVersion(1, 35, 6),
                  new ImageTags("3.6.6-0", "v1.13.1", "3.10.1"),
                  "/usr/libexec/kubernetes/kubelet-plugins/volume/exec"),
              new VersionSpec(
                  new KubernetesVersion(1, 36, 2), new ImageTags("3.6.8-0", "v1.14.2", "3.10.2"))));

  public VersionCatalog {
    specs = List.copyOf(specs);
  }

  public Optional<VersionSpec> find(KubernetesVersion version) {
    return specs.stream().filter(spec -> spec.version().equals(version)).findFirst();
  }

  public List<KubernetesVersion> versions() {
    return specs.stream().map(VersionSpec::version).toList();
  }
}
