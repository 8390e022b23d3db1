package io.brine.core.standing;

import io.brine.core.config.MinionId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all nodes told.
 *
 * @param silent minions that did not answer, or are no nodes, and what shows it
 */
public record Survey(SortedMap<MinionId, NodeSurvey> nodes, SortedMap<MinionId, String> silent) {

  public Survey {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    silent = Collections.unmodifiableSortedMap(new TreeMap<>(silent));
  }

  /** The cluster as the first node that can tell sees it. */
  public Optional<ClusterSurvey> cluster() {
    return nodes.values().stream().flatMap(node -> node.cluster().stream()).findFirst();
  }

  /** etcd's members as the first one that can tell sees them; empty when nobody could. */
  public Optional<List<MemberSurvey>> members() {
    return nodes.values().stream().flatMap(node -> node.members().stream()).findFirst();
  }

  /** Empty when nobody could tell. */
  public Optional<List<Drift>> drift() {
    return nodes.values().stream().flatMap(node -> node.drift().stream()).findFirst();
  }

  /** Nodes of the cluster that are none of these. */
  public List<String> strangers(Set<String> known) {
    return cluster().map(ClusterSurvey::nodes).orElse(List.of()).stream()
        .map(ClusterSurvey.Node::name)
        .filter(name -> !known.contains(name))
        .toList();
  }

  /** Why a part could not be looked at, on the first node that says so. */
  public Optional<String> fault(SurveyPart part) {
    return nodes.values().stream()
        .flatMap(node -> Optional.ofNullable(node.faults().get(part.label())).stream())
        .findFirst();
  }
}
