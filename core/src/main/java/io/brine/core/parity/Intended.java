package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Brine does not do as kubeadm, and what its user has of it. */
public enum Intended {
  PROXY_GENERATION(
      "daemonset/kube-system/kube-proxy#/metadata/annotations(/deprecated\\..*)?",
      When.ONLY_THEIRS,
      "annotation deprecated.daemonset.template.generation of kube-proxy",
      "the API server counts it up; written by Brine it would be drift after every change"),
  DNS_REVISION(
      "deployment/kube-system/coredns#/metadata/annotations(/deployment\\..*)?",
      When.ONLY_THEIRS,
      "annotations of CoreDNS that its controller writes",
      "a change of CoreDNS by kubeadm or by hand is not shown as drift twice"),
  RESOLV_CONF(
      "/var/lib/kubelet/config.yaml#/resolvConf",
      When.ONE_HAS_IT,
      "resolvConf of the kubelet on a host that resolves another way than the first node",
      "pods get name resolution on every host; kubeadm hands the first node's path to all"),
  MEMBER_ORDER(
      "/etc/kubernetes/manifests/etcd.yaml#/spec/containers/etcd/command",
      When.SAME_MEMBERS,
      "order of the members in etcd's --initial-cluster",
      "planning again gives the same manifest; kubeadm takes the order of etcd's random ids"),
  NODE_LABELS(
      "node/[^/]+#/metadata/labels(/.+)?",
      When.ONLY_OURS,
      "labels of nodes[].labels",
      "workloads find their nodes as soon as these join; kubeadm leaves labels to kubectl");

  /** Which side has what. */
  private enum When {
    ONLY_THEIRS,
    ONLY_OURS,
    ONE_HAS_IT,
    SAME_MEMBERS;

    boolean holds(Difference difference) {
      JsonNode theirs = difference.theirs();
      JsonNode ours = difference.ours();
      return switch (this) {
        case ONLY_THEIRS -> ours == null;
        case ONLY_OURS -> theirs == null;
        case ONE_HAS_IT -> ours == null || theirs == null;
        case SAME_MEMBERS -> isSameMembers(theirs, ours);
      };
    }
  }

  private static final String INITIAL_CLUSTER = "--initial-cluster=";

  private final Pattern path;
  private final When when;
  private final String what;
  private final String benefit;

  Intended(String path, When when, String what, String benefit) {
    this.path = Pattern.compile(path);
    this.when = when;
    this.what = what;
    this.benefit = benefit;
  }

  public String what() {
    return what;
  }

  public String benefit() {
    return benefit;
  }

  static Optional<Intended> of(Difference difference) {
    return Arrays.stream(values()).filter(one -> one.covers(difference)).findFirst();
  }

  private boolean covers(Difference difference) {
    return path.matcher(difference.path()).matches() && when.holds(difference);
  }

  private static boolean isSameMembers(@Nullable JsonNode theirs, @Nullable JsonNode ours) {
    return theirs != null
        && ours != null
        && theirs.asText().startsWith(INITIAL_CLUSTER)
        && ours.asText().startsWith(INITIAL_CLUSTER)
        && members(theirs).equals(members(ours));
  }

  private static Set<String> members(JsonNode argument) {
    String list = argument.asText().substring(INITIAL_CLUSTER.length());
    return Set.copyOf(Splitter.on(',').splitToList(list));
  }
}
