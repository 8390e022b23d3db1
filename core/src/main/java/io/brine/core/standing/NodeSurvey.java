package io.brine.core.standing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one node told. A part that was not asked for, or that the node cannot tell, is not there.
 *
 * @param joined who it is, when it has joined
 * @param health what runs there, and why it is not well; empty texts for what is
 * @param faults why a part could not be looked at, by the part's name
 */
public record NodeSurvey(
    @Nullable NodeIdentity joined,
    List<CertificateEnd> certificates,
    SortedMap<String, String> health,
    InCluster inCluster,
    SortedMap<String, String> faults) {

  /**
   * What it sees beyond itself; only control-plane nodes do, and etcd's members only of members.
   */
  public record InCluster(
      @Nullable ClusterSurvey cluster,
      @Nullable List<MemberSurvey> members,
      @Nullable List<Drift> drift) {
    public InCluster {
      members = members == null ? null : List.copyOf(members);
      drift = drift == null ? null : List.copyOf(drift);
    }
  }

  public NodeSurvey {
    certificates = List.copyOf(certificates);
    health = Collections.unmodifiableSortedMap(new TreeMap<>(health));
    faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
  }

  public Optional<NodeIdentity> identity() {
    return Optional.ofNullable(joined);
  }

  public Optional<ClusterSurvey> cluster() {
    return Optional.ofNullable(inCluster.cluster());
  }

  public Optional<List<MemberSurvey>> members() {
    return Optional.ofNullable(inCluster.members());
  }

  public Optional<List<Drift>> drift() {
    return Optional.ofNullable(inCluster.drift());
  }

  /** Nothing but why nothing could be told. */
  static NodeSurvey none(Map<String, String> faults) {
    return new NodeSurvey(
        null, List.of(), new TreeMap<>(), new InCluster(null, null, null), new TreeMap<>(faults));
  }
}
