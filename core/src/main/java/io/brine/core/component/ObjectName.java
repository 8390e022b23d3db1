package io.brine.core.component;

/**
 * Which object of the API.
 *
 * @param namespace empty for one of the whole cluster
 */
public record ObjectName(String kind, String namespace, String name) {

  static ObjectName cluster(String kind, String name) {
    return new ObjectName(kind, "", name);
  }

  static ObjectName system(String kind, String name) {
    return new ObjectName(kind, "kube-system", name);
  }
}
