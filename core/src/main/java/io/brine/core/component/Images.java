package io.brine.core.component;

import io.brine.core.version.VersionSpec;
import java.util.List;

/** Names of the images, as kubeadm puts them together (app/images/images.go). */
public record Images(String repository, VersionSpec version) {

  private static final String DEFAULT_REPOSITORY = "registry.k8s.io";

  /** Of {@code kube-apiserver} and the other parts of Kubernetes itself. */
  public String kubernetes(String name) {
    return repository + "/" + name + ":" + version.version();
  }

  public String etcd() {
    return repository + "/etcd:" + version.images().etcd();
  }

  public String pause() {
    return repository + "/pause:" + version.images().pause();
  }

  /** CoreDNS moved to a folder of its own, but only in the official registry. */
  public String coreDns() {
    String folder = repository.equals(DEFAULT_REPOSITORY) ? repository + "/coredns" : repository;
    return folder + "/coredns:" + version.images().coreDns();
  }

  /** All that a control plane and its nodes run, as {@code kubeadm config images list} has them. */
  public List<String> all() {
    return List.of(
        kubernetes("kube-apiserver"),
        kubernetes("kube-controller-manager"),
        kubernetes("kube-scheduler"),
        kubernetes("kube-proxy"),
        coreDns(),
        pause(),
        etcd());
  }

  /** Host of the registry, with its port when it has one. */
  public String registry() {
    return repository.substring(0, (repository + "/").indexOf('/'));
  }
}
