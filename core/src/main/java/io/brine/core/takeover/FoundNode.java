package io.brine.core.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.base.Splitter;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.EtcdStart;
import io.brine.core.inventory.NodeFacts;
import io.brine.core.net.HostPort;
import io.brine.core.net.IpAddress;
import io.brine.core.parity.NodeImage;
import io.brine.core.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host that kubeadm made something of. */
record FoundNode(MinionId minion, NodeFacts facts, NodeImage image) {
  private static final String CONF = "/etc/kubernetes/kubelet.conf";
  private static final String CURRENT = "/var/lib/kubelet/pki/kubelet-client-current.pem";
  private static final String EMBEDDED = CONF + "#client-certificate-data";
  private static final String MANIFESTS = "/etc/kubernetes/manifests/";
  private static final String FLAGS = "/var/lib/kubelet/kubeadm-flags.env";
  private static final String NODE_IP = "--node-ip=";
  private static final Splitter COMMAS = Splitter.on(',');
  private static final Pattern NODE = Pattern.compile("CN=system:node:([^,]+)");
  private static final String ADVERTISED =
      "kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint";
  private static final String CLIENT_URLS = "kubeadm.kubernetes.io/etcd.advertise-client-urls";

  boolean isInCluster() {
    return image.documents().containsKey(CONF);
  }

  boolean isControlPlane() {
    return image.documents().containsKey(MANIFESTS + "kube-apiserver.yaml");
  }

  boolean isEtcd() {
    return image.documents().containsKey(MANIFESTS + "etcd.yaml");
  }

  /** Whether the cluster began here: kubeadm leaves this file nowhere else. */
  boolean isInitialised() {
    return image.documents().containsKey("/etc/kubernetes/super-admin.conf");
  }

  EtcdStart etcdStart() {
    return facts.runtime().software().kubernetes().etcd();
  }

  /** As its certificate says; empty where no kubelet has joined. */
  Optional<String> name() {
    JsonNode certificate =
        image.certificates().getOrDefault(CURRENT, image.certificates().get(EMBEDDED));
    Matcher name = NODE.matcher(certificate == null ? "" : certificate.path("subject").asText());
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Where its own API server is reached. */
  Optional<HostPort> apiServer() {
    return endpoint(annotation("kube-apiserver.yaml", ADVERTISED));
  }

  /** Address of its API server or its etcd; empty where neither runs. */
  Optional<IpAddress> advertised() {
    Optional<HostPort> found =
        apiServer()
            .or(() -> endpoint(annotation("etcd.yaml", CLIENT_URLS).replaceFirst("^https://", "")));
    return found.flatMap(endpoint -> endpoint.host().asAddress());
  }

  /** Those that its kubelet is told to register with; empty where it finds one by itself. */
  List<IpAddress> nodeIps() {
    JsonNode flags = image.documents().getOrDefault(FLAGS, MissingNode.getInstance());
    List<IpAddress> found = new ArrayList<>();
    for (JsonNode flag : flags.path("KUBELET_KUBEADM_ARGS")) {
      if (flag.asText().startsWith(NODE_IP)) {
        COMMAS
            .splitToStream(flag.asText().substring(NODE_IP.length()))
            .filter(IpAddress::isAddress)
            .map(IpAddress::parse)
            .forEach(found::add);
      }
    }
    return found;
  }

  private String annotation(String manifest, String name) {
    JsonNode pod = image.documents().getOrDefault(MANIFESTS + manifest, MissingNode.getInstance());
    return pod.path("metadata").path("annotations").path(name).asText();
  }

  private static Optional<HostPort> endpoint(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(HostPort.parse(text));
    } catch (InvalidValueException another) {
      return Optional.empty();
    }
  }
}
