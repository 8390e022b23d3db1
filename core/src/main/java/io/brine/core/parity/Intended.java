package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Brine does not do as kubeadm, and what its user has of it. */
public enum Intended {
  PROXY_GENERATION(
      "daemonset/kube-system/kube-proxy#/metadata/annotations(/deprecated\\..*)?",
      difference -> difference.ours() == null,
      "annotation deprecated.daemonset.template.generation of kube-proxy",
      "the API server counts it up; written by Brine it would be drift after every change"),
  DNS_REVISION(
      "deployment/kube-system/coredns#/metadata/annotations(/deployment\\..*)?",
      difference -> difference.ours() == null,
      "annotations of CoreDNS that its controller writes",
      "a change of CoreDNS by kubeadm or by hand is not shown as drift twice"),
  RESOLV_CONF(
      "/var/lib/kubelet/config.yaml#/resolvConf",
      difference -> difference.ours() == null || difference.theirs() == null,
      "resolvConf of the kubelet on a host that resolves another way than the first node",
      "pods get name resolution on every host; kubeadm hands the first node's path to all"),
  MEMBER_ORDER(
      "/etc/kubernetes/manifests/etcd.yaml#/spec/containers/etcd/command",
      difference -> isSameMembers(difference.theirs(), difference.ours()),
      "order of the members in etcd's --initial-cluster",
      "planning again gives the same manifest; kubeadm takes the order of etcd's random ids"),
  NODE_LABELS(
      "node/[^/]+#/metadata/labels(/.+)?",
      difference -> difference.theirs() == null,
      "labels of nodes[].labels",
      "workloads find their nodes as soon as these join; kubeadm leaves labels to kubectl");

  private static final String INITIAL_CLUSTER = "--initial-cluster=";

  private final Pattern path;

  @SuppressWarnings("ImmutableEnumChecker") // none of them captures anything
  private final Predicate<Difference> applies;

  private final String what;
  private final String benefit;

  Intended(String path, Predicate<Difference> applies, String what, String benefit) {
    this.path = Pattern.compile(path);
    this.applies = applies;
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
    return path.matcher(difference.path()).matches() && applies.test(difference);
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
