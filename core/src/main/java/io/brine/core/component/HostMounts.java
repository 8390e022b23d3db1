package io.brine.core.component;

import io.brine.core.component.StaticPod.Mount;
import io.brine.core.config.HostPathMount;
import io.brine.core.inventory.OsFamily;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Host paths of the control plane's pods (app/phases/controlplane/volumes.go). */
final class HostMounts {

  private static final String FOLDER = "DirectoryOrCreate";
  private static final String FILE = "FileOrCreate";
  private static final String CERTIFICATES = "/etc/kubernetes/pki";

  /** Where links in /etc/ssl/certs lead; kubeadm mounts those of its list that the host has. */
  private static final Map<OsFamily, List<String>> CA_FOLDERS =
      Map.of(
          OsFamily.DEBIAN,
          List.of(
              "/etc/ca-certificates",
              "/usr/share/ca-certificates",
              "/usr/local/share/ca-certificates"),
          OsFamily.RED_HAT,
          List.of("/etc/pki/ca-trust", "/etc/pki/tls/certs"));

  private final Map<String, Mount> byName = new TreeMap<>();

  HostMounts certificates() {
    return add(Mount.readOnly("k8s-certs", CERTIFICATES, FOLDER));
  }

  HostMounts authorities(OsFamily family) {
    add(Mount.readOnly("ca-certs", "/etc/ssl/certs", FOLDER));
    for (String folder : CA_FOLDERS.getOrDefault(family, List.of())) {
      add(Mount.readOnly(folder.substring(1).replace('/', '-'), folder, FOLDER));
    }
    return this;
  }

  HostMounts kubeconfig(String path) {
    return add(Mount.readOnly("kubeconfig", path, FILE));
  }

  HostMounts writable(String name, String path) {
    return add(Mount.writable(name, path));
  }

  /** One of the same name takes the place of kubeadm's. */
  HostMounts extra(List<HostPathMount> mounts) {
    mounts.forEach(
        mount ->
            add(
                new Mount(
                    mount.name(),
                    mount.hostPath().text(),
                    mount.mountPath().text(),
                    mount.readOnly(),
                    mount.typeName())));
    return this;
  }

  private HostMounts add(Mount mount) {
    byName.put(mount.name(), mount);
    return this;
  }

  List<Mount> sorted() {
    return List.copyOf(byName.values());
  }
}
