package io.brine.core.component;

import java.util.List;

/** One part of a cluster. To add one: a class, a line in {@link Components}, a template folder. */
public interface Component {

  /** Of its template folder, its SLS folder and in reports: {@code kube-apiserver}. */
  String name();

  /** What it puts on {@code node}; {@link Contribution#none()} where it has no part. */
  Contribution contribute(NodeContext node);

  /** Whole names of the images that it runs, on any node. */
  default List<String> images(ClusterContext cluster) {
    return List.of();
  }

  /** What it puts into the API, in the order of applying. */
  default List<ClusterObject> objects(ClusterContext cluster) {
    return List.of();
  }
}
