package io.brine.core.component;

import io.brine.core.config.EnvVar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A static pod with one container, as kubeadm makes it (app/util/staticpod/utils.go): the view of
 * its template.
 *
 * @param annotations at most one
 * @param requests of resources, by name
 */
public record StaticPod(
    Container container,
    Map<String, String> annotations,
    Map<String, String> requests,
    Probes probes,
    List<Mount> mounts) {

  private static final Comparator<Mount> BY_NAME = Comparator.comparing(Mount::name);

  public StaticPod {
    annotations = Map.copyOf(annotations);
    requests = new TreeMap<>(requests);
    mounts = List.copyOf(mounts);
  }

  /** What runs. */
  public record Container(String name, String image, List<String> command, List<EnvVar> env) {

    /** {@code env} sorted by name, the last of a name counting (kubeadm's MergeKubeadmEnvVars). */
    public Container {
      command = List.copyOf(command);
      Map<String, EnvVar> merged = new TreeMap<>();
      env.forEach(variable -> merged.put(variable.name(), variable));
      env = List.copyOf(merged.values());
    }
  }

  /**
   * Where the kubelet asks.
   *
   * @param host empty for the pod's own address
   * @param paths asked for
   */
  public record Probes(String host, int port, String scheme, Paths paths) {}

  /**
   * Paths of the probes.
   *
   * @param ready empty for none
   */
  public record Paths(String live, String ready, String start) {}

  /**
   * A path of the host in the container.
   *
   * @param type Kubernetes' HostPathType
   */
  public record Mount(
      String name, String hostPath, String mountPath, boolean readOnly, String type) {

    static Mount readOnly(String name, String path, String type) {
      return new Mount(name, path, path, true, type);
    }

    static Mount writable(String name, String path) {
      return new Mount(name, path, path, false, "DirectoryOrCreate");
    }
  }

  public String name() {
    return container.name();
  }

  /** As {@code spec.volumes} lists them. */
  public List<Mount> volumes() {
    List<Mount> sorted = new ArrayList<>(mounts);
    sorted.sort(BY_NAME);
    return List.copyOf(sorted);
  }
}
