package io.brine.core.plan;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.Contribution;
import io.brine.core.component.Credentials;
import io.brine.core.component.NodeContext;
import io.brine.core.component.Placement;
import io.brine.core.component.Site;
import io.brine.core.config.Role;
import io.brine.core.config.Taint;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.plan.NodeSpec.ApiServer;
import io.brine.core.plan.NodeSpec.Bootstrap;
import io.brine.core.plan.NodeSpec.BundleFolder;
import io.brine.core.plan.NodeSpec.Duties;
import io.brine.core.plan.NodeSpec.EtcdMember;
import io.brine.core.plan.NodeSpec.Identity;
import io.brine.core.plan.NodeSpec.Keys;
import io.brine.core.plan.NodeSpec.NodeMarks;
import io.brine.core.plan.NodeSpec.NodeTaint;
import io.brine.core.plan.NodeSpec.Peer;
import io.brine.core.plan.NodeSpec.Servers;
import io.brine.core.plan.NodeSpec.ServiceAccount;
import io.brine.core.plan.NodeSpec.Serving;
import io.brine.core.plan.NodeSpec.SiteServer;
import io.brine.core.plan.NodeSpec.Verification;
import io.brine.core.version.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what each node has to know of itself. */
final class NodeSpecs {

  private static final String OBJECTS = "/etc/brine/objects";
  private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
  private static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

  private NodeSpecs() {}

  static NodeSpec of(NodeContext node, Contribution parts) {
    return new NodeSpec(
        identity(node),
        keys(node, parts.credentials()),
        servers(node, parts),
        node.isFirst() ? duties(node.cluster()) : Duties.NONE,
        node.cluster().site().map(site -> serving(node, site)).orElse(Serving.NONE));
  }

  private static Serving serving(NodeContext node, Site site) {
    String release = Site.release(node.node().facts().os());
    return new Serving(
        new SiteServer(site.url(), Site.AUTHORITY, Site.PACKAGES_KEY),
        node.isSiteServer() ? new BundleFolder(site.folder(), site.digest(), release) : null);
  }

  private static Identity identity(NodeContext node) {
    return new Identity(
        NodeSpec.API_VERSION,
        node.cluster().config().metadata().name().toString(),
        node.node().minion(),
        node.node().name(),
        node.node().roles());
  }

  private static Keys keys(NodeContext node, Credentials credentials) {
    return new Keys(
        credentials.authorities(),
        credentials.serviceAccount() ? serviceAccount(node) : null,
        credentials.certificates(),
        credentials.kubeconfigs(),
        bootstrap(node),
        GoDuration.format(node.cluster().kubernetes().certificates().renewBefore()));
  }

  /** kubeadm init writes the public key as a key, join as a certificate. */
  private static ServiceAccount serviceAccount(NodeContext node) {
    return new ServiceAccount(
        "/etc/kubernetes/pki/sa.key",
        "/etc/kubernetes/pki/sa.pub",
        node.isFirst() ? "0600" : "0644");
  }

  private static @Nullable Bootstrap bootstrap(NodeContext node) {
    if (node.isFirst() || !node.isInCluster()) {
      return null;
    }
    String server = node.isControlPlane() ? node.localServer() : node.server();
    return new Bootstrap("/etc/kubernetes/bootstrap-kubelet.conf", server);
  }

  private static Servers servers(NodeContext node, Contribution parts) {
    List<String> manifests =
        parts.files().stream()
            .filter(file -> file.file().placement() == Placement.STAGED)
            .map(file -> file.file().key().substring("manifest-".length()))
            .toList();
    return new Servers(
        node.isEtcd() ? member(node) : null,
        node.isControlPlane() ? new ApiServer(node.localServer()) : null,
        manifests);
  }

  private static EtcdMember member(NodeContext node) {
    Peer own = peer(node.node());
    ClusterContext cluster = node.cluster();
    return new EtcdMember(
        own,
        cluster.isInitial(node.node()),
        cluster.etcdJoins(node.node()),
        cluster.etcd().stream().map(NodeSpecs::peer).toList());
  }

  private static Peer peer(ResolvedNode member) {
    return new Peer(
        member.name().value(),
        ClusterContext.etcdClientUrl(member),
        ClusterContext.etcdPeerUrl(member));
  }

  private static Duties duties(ClusterContext cluster) {
    List<NodeMarks> marks = new ArrayList<>();
    cluster.members().forEach(node -> marks.add(marks(node)));
    return new Duties(
        OBJECTS,
        marks,
        new Verification(
            cluster.config().networks().plugin().name().toString(),
            cluster.members().stream().map(ResolvedNode::name).toList()));
  }

  /** app/phases/markcontrolplane; a control-plane node that also works takes any pod. */
  private static NodeMarks marks(ResolvedNode node) {
    Map<String, String> labels = new TreeMap<>(node.entry().labels());
    List<NodeTaint> taints = new ArrayList<>();
    if (node.has(Role.CONTROL_PLANE)) {
      labels.put(CONTROL_PLANE, "");
      labels.put(EXCLUDED, "");
      if (!node.has(Role.WORKER)) {
        taints.add(new NodeTaint(CONTROL_PLANE, "", "NoSchedule"));
      }
    }
    node.entry().taints().forEach(taint -> taints.add(written(taint)));
    return new NodeMarks(node.name(), labels, taints);
  }

  private static NodeTaint written(Taint taint) {
    return new NodeTaint(taint.key(), taint.value(), taint.effect().toString());
  }
}
