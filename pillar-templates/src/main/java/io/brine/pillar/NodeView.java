package io.brine.pillar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.brine.core.component.AlternativeNames;
import io.brine.core.component.AuthoritySpec;
import io.brine.core.component.CertificateProfile;
import io.brine.core.component.CertificateSpec;
import io.brine.core.component.KubeconfigSpec;
import io.brine.core.component.Subject;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.NodeSpec.Bootstrap;
import io.brine.core.plan.NodeSpec.Keys;
import io.brine.core.plan.NodeSpec.ServiceAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files that will stand on a node, key material left out. Thread-safe. */
public final class NodeView {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String REDACTED = "<base64>\n";
  private static final String KUBELET_PKI = "/var/lib/kubelet/pki/";
  private static final String KUBELET_CONF = "/etc/kubernetes/kubelet.conf";
  private static final String CURRENT = KUBELET_PKI + "kubelet-client-current.pem";

  /** What the kubelet makes by itself when it runs, with modes. */
  private static final Map<String, String> OF_KUBELET =
      Map.of(
          "/var/lib/kubelet/dra_manager_state",
          "0600",
          KUBELET_PKI + "kubelet-client-<date>.pem",
          "0600",
          KUBELET_PKI + "kubelet.crt",
          "0644",
          KUBELET_PKI + "kubelet.key",
          "0600");

  private final NodeFiles files;

  public NodeView(NodeFiles files) {
    this.files = files;
  }

  /**
   * Files under the paths they will have on the node; beside them {@code certificates.json}, which
   * describes each certificate, and {@code files.json} with all modes, also of the files that the
   * kubelet makes itself.
   */
  public List<NodeFile> render(NodePlan node) {
    List<NodeFile> shown = new ArrayList<>(files.render(node));
    shown.add(new NodeFile("/etc/brine/node.json", "0600", json(node.spec())));
    shown.addAll(keyMaterial(node.spec().keys()));
    shown.addAll(kubeconfigs(node.spec().keys()));
    NodeFile modes = new NodeFile("files.json", "0644", json(modes(node, shown)));
    NodeFile certificates = new NodeFile("certificates.json", "0644", json(certificates(node)));
    shown.add(certificates);
    shown.add(modes);
    return shown.stream().sorted().toList();
  }

  private static List<NodeFile> keyMaterial(Keys keys) {
    List<NodeFile> shown = new ArrayList<>();
    for (AuthoritySpec authority : keys.authorities()) {
      shown.add(redacted(authority.certificate(), "0644"));
      if (!authority.key().isEmpty()) {
        shown.add(redacted(authority.key(), "0600"));
      }
    }
    for (CertificateSpec certificate : keys.certificates()) {
      shown.add(redacted(certificate.files().certificate(), "0644"));
      shown.add(redacted(certificate.files().key(), "0600"));
    }
    ServiceAccount account = keys.serviceAccount();
    if (account != null) {
      shown.add(redacted(account.key(), "0600"));
      shown.add(redacted(account.pub(), account.pubMode()));
    }
    return shown;
  }

  private static NodeFile redacted(String path, String mode) {
    return new NodeFile(path, mode, REDACTED);
  }

  private List<NodeFile> kubeconfigs(Keys keys) {
    List<NodeFile> shown = new ArrayList<>();
    for (KubeconfigSpec spec : keys.kubeconfigs()) {
      shown.add(kubeconfig(spec.path(), KubeconfigView.of(spec)));
    }
    Bootstrap bootstrap = keys.bootstrap();
    if (bootstrap != null) {
      shown.add(kubeconfig(KUBELET_CONF, KubeconfigView.bootstrapped(bootstrap.server())));
    }
    return shown;
  }

  private NodeFile kubeconfig(String path, KubeconfigView view) {
    return new NodeFile(path, "0600", files.templates().render("pki/kubeconfig", view));
  }

  private static SortedMap<String, Map<String, String>> modes(NodePlan node, List<NodeFile> shown) {
    SortedMap<String, Map<String, String>> modes = new TreeMap<>();
    shown.forEach(file -> modes.put(file.path(), mode(file.mode())));
    if (node.spec().keys().hasKubelet()) {
      OF_KUBELET.forEach((path, mode) -> modes.put(path, mode(mode)));
    }
    return modes;
  }

  private static Map<String, String> mode(String mode) {
    return Map.of("mode", "0o" + mode.substring(1));
  }

  private static SortedMap<String, CertificateView> certificates(NodePlan node) {
    Keys keys = node.spec().keys();
    SortedMap<String, CertificateView> shown = new TreeMap<>();
    for (AuthoritySpec authority : keys.authorities()) {
      shown.put(authority.certificate(), CertificateView.of(authority));
    }
    for (CertificateSpec one : keys.certificates()) {
      AuthoritySpec issuer = keys.authority(one.signing().authority());
      shown.put(
          one.files().certificate(),
          CertificateView.of(issuer, one.subject(), one.alternativeNames(), one.profile()));
    }
    for (KubeconfigSpec one : keys.kubeconfigs()) {
      shown.put(
          one.rotated() ? CURRENT : one.path() + "#client-certificate-data",
          client(keys, one.subject(), one.profile()));
    }
    if (keys.bootstrap() != null) {
      shown.put(CURRENT, bootstrapped(node));
    }
    return shown;
  }

  /** Signed by the cluster's controller, for as long as it signs by default. */
  private static CertificateView bootstrapped(NodePlan node) {
    Subject subject = new Subject("system:node:" + node.node(), List.of("system:nodes"));
    CertificateProfile profile =
        new CertificateProfile(List.of("client auth"), "ECDSA-P256", "8760h0m0s");
    return client(node.spec().keys(), subject, profile).bootstrapped();
  }

  private static CertificateView client(Keys keys, Subject subject, CertificateProfile profile) {
    return CertificateView.of(keys.authority("ca"), subject, AlternativeNames.NONE, profile);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
