package io.brine.core.parity;

import java.util.List;

/** Compares with kubeadm. */
public final class Parity {

  private Parity() {}

  /** How a node's files differ from those that kubeadm made. */
  public static List<Difference> ofNodes(NodeImage theirs, NodeImage ours) {
    NodeImage their = theirs.atStageOf(ours);
    NodeImage our = ours.atStageOf(theirs);
    Comparison comparison = new Comparison();
    comparison.compareAll("", their.documents(), our.documents());
    comparison.compareAll(" (certificate)", their.certificates(), our.certificates());
    if (!their.modes().isEmpty() && !our.modes().isEmpty()) {
      comparison.compareAll(" (mode)", their.modes(), our.modes());
    }
    return comparison.found();
  }

  /** How a cluster's objects differ from those that kubeadm made. */
  public static List<Difference> ofObjects(ObjectSet theirs, ObjectSet ours) {
    Comparison comparison = new Comparison();
    comparison.compareAll("", theirs.objects(), ours.asFarAs(theirs).objects());
    return comparison.found();
  }
}
