package io.brine.core.rule.inventory;

import io.brine.core.config.ClusterConfig;

/** Switches of KubeletConfiguration that hosts are judged by. */
final class KubeletFlags {
  private KubeletFlags() {}

  /** Both are true unless the user says otherwise (kubelet's v1beta1 defaults since 1.35). */
  static boolean isOn(ClusterConfig config, String field) {
    return config.kubernetes().kubelet().path(field).asBoolean(true);
  }
}
