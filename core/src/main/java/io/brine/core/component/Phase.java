package io.brine.core.component;

import java.util.EnumSet;
import java.util.Set;

/**
 * The steps of a deployment, in their order; each is the orchestration {@code
 * brine.orchestrate.<name>}.
 */
public enum Phase {
  PREFLIGHT("preflight"),
  BOOTSTRAP_SERVICES("bootstrap-services"),
  NODE_BASE("node-base"),
  FIREWALL("firewall"),
  PKI("pki"),
  ETCD("etcd"),
  CONTROL_PLANE("control-plane"),
  VIP("vip"),
  CLUSTER_OBJECTS("cluster-objects"),
  WORKERS("workers"),
  NETWORK("network"),
  VERIFY("verify");

  private static final Set<Phase> LOOKING = EnumSet.of(PREFLIGHT, VERIFY);

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** As orchestrations, plans and reports name it: {@code control-plane}. */
  public String label() {
    return label;
  }

  /** Whether it may change a node; the others only look. */
  public boolean changes() {
    return !LOOKING.contains(this);
  }
}
