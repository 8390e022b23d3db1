package io.brine.core.parity;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where kubeadm's files are: on a node, and in a folder that they were put into. */
final class KubeadmFiles {

  static final String KUBELET_CONF = "/etc/kubernetes/kubelet.conf";
  static final String KUBELET_PKI = "/var/lib/kubelet/pki/";
  static final String CURRENT = KUBELET_PKI + "kubelet-client-current.pem";

  private static final Pattern OURS =
      Pattern.compile("/etc/kubernetes/.+|/var/lib/kubelet/(pki/)?[^/]+");
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "/etc/kubernetes/(manifests/)?[^/]+\\.(yaml|conf)"
              + "|/var/lib/kubelet/((instance-)?config\\.yaml|kubeadm-flags\\.env)");
  private static final Pattern CERTIFICATE =
      Pattern.compile("/etc/kubernetes/pki/.+\\.crt|" + Pattern.quote(CURRENT));
  private static final Pattern DATED = Pattern.compile("kubelet-client-\\d[-0-9]+\\.pem");

  /** Of a recording; the folders of a node stand under their own paths. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "manifests/", "/etc/kubernetes/manifests/",
          "kubeconfig/", "/etc/kubernetes/",
          "kubelet/", "/var/lib/kubelet/");

  private KubeadmFiles() {}

  /** The path on the node; empty for what is not kubeadm's. */
  static Optional<String> onNode(String path) {
    String name =
        FOLDERS.entrySet().stream()
            .filter(folder -> path.startsWith(folder.getKey()))
            .map(folder -> folder.getValue() + path.substring(folder.getKey().length()))
            .findFirst()
            .orElse(path.startsWith("/") ? path : "/" + path);
    return Optional.of(DATED.matcher(name).replaceAll("kubelet-client-<date>.pem"))
        .filter(found -> OURS.matcher(found).matches());
  }

  static boolean isDocument(String path) {
    return DOCUMENT.matcher(path).matches();
  }

  static boolean isKubeconfig(String path) {
    return path.endsWith(".conf");
  }

  static boolean isCertificate(String path) {
    return CERTIFICATE.matcher(path).matches();
  }

  /** What a kubelet makes that runs; kubeadm has no hand in it. */
  static boolean isOfKubelet(String path) {
    return path.startsWith(KUBELET_PKI) || path.endsWith("_state");
  }
}
