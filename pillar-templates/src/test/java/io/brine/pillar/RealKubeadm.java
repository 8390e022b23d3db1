package io.brine.pillar;

import io.brine.core.inventory.OsFamily;
import io.brine.core.version.KubernetesVersion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * kubeadm's own binary, run in a root folder and under a host name that are its own, without a
 * network. It needs root.
 */
final class RealKubeadm {

  private static final Path DEFAULT = Path.of("/var/cache/brine/kubernetes");
  private static final long TIMEOUT_SECONDS = 300;

  /** Folders of CA certificates, which kubeadm looks for on the host. */
  private static final Map<OsFamily, List<String>> FOLDERS =
      Map.of(
          OsFamily.DEBIAN,
          List.of(
              "etc/ca-certificates",
              "usr/share/ca-certificates",
              "usr/local/share/ca-certificates"),
          OsFamily.RED_HAT,
          List.of("etc/pki/ca-trust", "etc/pki/tls/certs"));

  /** Of the host that a cluster begins on, first; then what the API would get. */
  private static final List<String> INIT =
      List.of(
          "config validate",
          "init phase certs all",
          "init phase kubeconfig all",
          "init phase etcd local",
          "init phase control-plane all",
          "init phase kubelet-start");

  private static final String DRY_RUN = "init --dry-run --skip-phases=preflight";

  /** kubeadm's documentation: "Set up a High Availability etcd Cluster with kubeadm". */
  private static final List<String> ETCD_MEMBER =
      List.of(
          "config validate",
          "init phase certs etcd-ca",
          "init phase certs etcd-server",
          "init phase certs etcd-peer",
          "init phase certs etcd-healthcheck-client",
          "init phase etcd local");

  private static final List<String> ETCD_CLIENT =
      List.of("init phase certs etcd-ca", "init phase certs apiserver-etcd-client");

  private final Path binary;

  private RealKubeadm(Path binary) {
    this.binary = binary;
  }

  /** Empty where there is none of that version, or no right to run it in a root of its own. */
  static Optional<RealKubeadm> find(KubernetesVersion version) {
    String folder = System.getenv("BRINE_KUBERNETES_DIR");
    Path binaries = folder == null ? DEFAULT : Path.of(folder);
    Path binary = binaries.resolve(version.toString()).resolve("kubeadm");
    boolean root = System.getProperty("user.name").equals("root");
    return Optional.of(new RealKubeadm(binary)).filter(found -> root && Files.isExecutable(binary));
  }

  /** A host, as far as kubeadm looks at it. */
  record Host(String name, OsFamily family) {}

  /**
   * What came of a run.
   *
   * @param root folder that is the host's root
   * @param objects that the API would have got, YAML documents
   */
  record Made(Path root, List<String> objects) {}

  /** Of the first control-plane node, in an empty folder. */
  Made init(Path root, Host host, String input) {
    prepare(root, host, input);
    run(root, host, INIT);
    return new Made(root, DryRun.created(run(root, host, List.of(DRY_RUN))));
  }

  /**
   * Of the first control-plane node with an etcd elsewhere, whose CA and client certificate the
   * operator puts there, made with a member's input.
   */
  Made initWithExternalEtcd(Path root, Host host, String input, String memberInput) {
    prepare(root, host, memberInput);
    run(root, host, ETCD_CLIENT);
    withoutAuthority(root);
    write(root.resolve("config.yaml"), input);
    run(root, host, INIT);
    return new Made(root, DryRun.created(run(root, host, List.of(DRY_RUN))));
  }

  /** Of a node that is a member of an etcd outside the control plane. */
  Made etcdMember(Path root, Host host, String input) {
    prepare(root, host, input);
    run(root, host, ETCD_MEMBER);
    withoutAuthority(root);
    return new Made(root, List.of());
  }

  private static void withoutAuthority(Path root) {
    try {
      Files.delete(root.resolve("etc/kubernetes/pki/etcd/ca.key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare(Path root, Host host, String input) {
    try {
      for (String folder : FOLDERS.getOrDefault(host.family(), List.of())) {
        Files.createDirectories(root.resolve(folder));
      }
      for (String folder : List.of("etc/ssl/certs", "var/lib", "tmp", "dry-run")) {
        Files.createDirectories(root.resolve(folder));
      }
      link(root.resolve("kubeadm"));
      write(root.resolve("config.yaml"), input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void link(Path target) throws IOException {
    try {
      Files.createLink(target, binary);
    } catch (IOException otherDisk) {
      Files.copy(binary, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Path root, Host host, List<String> commands) {
    StringBuilder script = new StringBuilder("set -e; hostname \"$1\"\n");
    for (String command : commands) {
      script.append("chroot \"$2\" /kubeadm ").append(command).append(" --config /config.yaml\n");
    }
    List<String> words = new ArrayList<>(List.of("unshare", "--uts", "--net", "sh", "-c"));
    words.addAll(List.of(script.toString(), "sh", host.name(), root.toString()));
    return output(words, root.resolve("tmp/output"));
  }

  private static String output(List<String> words, Path log) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("KUBEADM_INIT_DRYRUN_DIR", "/dry-run");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.redirectInput(new File("/dev/null"));
    try {
      Process process = builder.start();
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String output = Files.readString(log);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError("kubeadm failed:\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public String toString() {
    return Objects.toString(binary);
  }
}
