package io.brine.core.explain;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.StaticPod;
import io.brine.core.explain.Explanation.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The images that run on the node. */
final class ImageFields {
  private ImageFields() {}

  static List<Explanation> of(Question question) {
    Map<String, String> images = new TreeMap<>();
    for (StaticPod pod : question.pods()) {
      images.put(pod.name(), pod.container().image());
    }
    ClusterContext cluster = question.node().cluster();
    images.put("pause", cluster.images().pause());
    if (question.node().isInCluster()) {
      images.put("kube-proxy", cluster.images().kubernetes("kube-proxy"));
      images.put("coredns", cluster.images().coreDns());
    }
    List<Explanation> all = new ArrayList<>();
    images.forEach((name, image) -> all.add(explain(question, name, image)));
    return all;
  }

  private static Explanation explain(Question question, String name, String image) {
    ClusterContext cluster = question.node().cluster();
    String version = cluster.version().toString();
    boolean mirrored = cluster.config().repositories().images() != null;
    String tag = image.substring(image.lastIndexOf(':') + 1);
    return new Explanation(
        "image." + name,
        image,
        "kubernetes.imageRepository, the name, and the tag that kubeadm has for the version"
            + " (app/images/images.go); where it is pulled from is told by repositories.images",
        question.written().input("kubernetes.imageRepository"),
        question.written().input("kubernetes.version"),
        new Input("tag", tag, "catalogue of " + version),
        question.written().input(mirrored ? "repositories.images.mirror" : "repositories.images"));
  }
}
