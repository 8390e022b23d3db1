package io.brine.core.component;

/** How a file comes to its path. */
public enum Placement {
  /** Written where it stands. */
  IN_PLACE,
  /**
   * Written beside the manifests folder and renamed into it by {@code brine-node manifest}: the
   * kubelet must never read half a static pod.
   */
  STAGED
}
