package io.brine.core.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.brine.core.component.AuthoritySpec;
import io.brine.core.component.CertificateSpec;
import io.brine.core.component.KubeconfigSpec;
import io.brine.core.config.MinionId;
import io.brine.core.config.NodeName;
import io.brine.core.config.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a node has to know of itself: /etc/brine/node.json, read by brine-node. No secret in it. */
public record NodeSpec(
    @JsonUnwrapped Identity identity,
    @JsonUnwrapped Keys keys,
    @JsonUnwrapped Servers servers,
    @JsonUnwrapped Duties duties,
    @JsonUnwrapped Serving serving) {

  public static final String API_VERSION = "brine.io/node/v1";

  /** Who it is. */
  @JsonPropertyOrder({"apiVersion", "cluster", "minion", "node", "roles"})
  public record Identity(
      String apiVersion, String cluster, MinionId minion, NodeName node, Set<Role> roles) {}

  /**
   * What it is known by, and what it knows others by.
   *
   * @param serviceAccount null where no service account tokens are signed
   * @param bootstrap null where the kubelet gets no certificate by TLS bootstrap
   * @param renewBefore how long before its end a certificate is issued again, {@code 720h0m0s}
   */
  @JsonPropertyOrder({
    "authorities",
    "serviceAccount",
    "certificates",
    "kubeconfigs",
    "bootstrap",
    "renewBefore"
  })
  public record Keys(
      List<AuthoritySpec> authorities,
      @Nullable ServiceAccount serviceAccount,
      List<CertificateSpec> certificates,
      List<KubeconfigSpec> kubeconfigs,
      @Nullable Bootstrap bootstrap,
      String renewBefore) {

    /** The authority of this name; the plan gives every node those that it has signatures of. */
    public AuthoritySpec authority(String name) {
      return authorities.stream()
          .filter(one -> one.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no authority " + name));
    }

    /** Whether the kubelet talks to the API and so has a certificate of its own. */
    public boolean hasKubelet() {
      return bootstrap != null || kubeconfigs.stream().anyMatch(KubeconfigSpec::rotated);
    }
  }

  /**
   * Paths of the keys of service account tokens.
   *
   * @param pubMode mode of the public one: kubeadm's init and join differ
   */
  @JsonPropertyOrder({"key", "pub", "pubMode"})
  public record ServiceAccount(String key, String pub, String pubMode) {}

  /** The kubeconfig with the bootstrap token, there until the kubelet has its certificate. */
  @JsonPropertyOrder({"path", "server"})
  public record Bootstrap(String path, String server) {}

  /**
   * What it serves.
   *
   * @param etcd null where no member runs
   * @param apiServer null where none runs
   * @param manifests names of the static pods
   */
  @JsonPropertyOrder({"etcd", "apiServer", "manifests"})
  public record Servers(
      @Nullable EtcdMember etcd, @Nullable ApiServer apiServer, List<String> manifests) {}

  /**
   * A member of etcd.
   *
   * @param initial whether the cluster of members begins with it
   * @param joins names of those that are there when it joins
   * @param members all that there are in the end, itself among them
   */
  @JsonPropertyOrder({"name", "clientUrl", "peerUrl", "initial", "joins", "members"})
  public record EtcdMember(
      @JsonUnwrapped Peer own, boolean initial, List<String> joins, List<Peer> members) {}

  /** Where a member is reached. */
  @JsonPropertyOrder({"name", "clientUrl", "peerUrl"})
  public record Peer(String name, String clientUrl, String peerUrl) {}

  /** The node's own kube-apiserver. */
  public record ApiServer(String local) {}

  /**
   * What it does for the whole cluster.
   *
   * @param objects folder of the objects to apply; null on all nodes but the first
   * @param nodes to be labelled and tainted; empty on all nodes but the first
   * @param verify null on all nodes but the first
   */
  @JsonPropertyOrder({"objects", "nodes", "verify"})
  public record Duties(
      @Nullable String objects, List<NodeMarks> nodes, @Nullable Verification verify) {

    static final Duties NONE = new Duties(null, List.of(), null);
  }

  /** What a node carries in the API. */
  @JsonPropertyOrder({"name", "labels", "taints"})
  public record NodeMarks(NodeName name, Map<String, String> labels, List<NodeTaint> taints) {}

  /** A taint as the API has it. */
  @JsonPropertyOrder({"key", "value", "effect"})
  public record NodeTaint(String key, String value, String effect) {}

  /** What must be there in the end. */
  @JsonPropertyOrder({"plugin", "expectedNodes"})
  public record Verification(String plugin, List<NodeName> expectedNodes) {}

  /**
   * What the bootstrap node serves; nothing is written when there is no bundle.
   *
   * @param bundle null on all nodes but the bootstrap node
   */
  @JsonPropertyOrder({"site", "bundle"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Serving(@Nullable SiteServer site, @Nullable BundleFolder bundle) {
    static final Serving NONE = new Serving(null, null);
  }

  /**
   * Where packages and images come from.
   *
   * @param authority name of the one that signs the server's certificate
   * @param key path of the key that signs the packages
   */
  @JsonPropertyOrder({"url", "authority", "key"})
  public record SiteServer(String url, String authority, String key) {}

  /**
   * The bundle that is served.
   *
   * @param path of its folder
   * @param digest of its lock, SHA-256 in hexadecimal digits
   * @param release folder of the packages for this node: {@code deb/debian-12}
   */
  @JsonPropertyOrder({"path", "digest", "release"})
  public record BundleFolder(String path, String digest, String release) {}
}
