package io.brine.core.inventory;

import java.util.Arrays;
import java.util.List;

/**
 * What the manifest of a host's etcd says of the moment when its member joined. It stays what it
 * was then, whatever becomes of the other members.
 *
 * @param initialCluster {@code cp-2=https://10.77.1.11:2380,cp-1=https://10.77.1.10:2380}; empty
 *     when there is no manifest
 * @param existing whether the member joined others ({@code --initial-cluster-state=existing})
 */
public record EtcdStart(String initialCluster, boolean existing) {
  public static final EtcdStart NONE = new EtcdStart("", false);

  private static final String CLUSTER = "initial-cluster=";
  private static final String JOINED = "initial-cluster-state=existing";

  /** From the arguments as the manifest has them, without their dashes. */
  static EtcdStart of(List<String> arguments) {
    String cluster =
        arguments.stream()
            .filter(argument -> argument.startsWith(CLUSTER))
            .map(argument -> argument.substring(CLUSTER.length()))
            .reduce("", (first, last) -> last);
    return new EtcdStart(cluster, arguments.contains(JOINED));
  }

  public boolean isKnown() {
    return !initialCluster.isEmpty();
  }

  /** Names of the members that were there, its own among them. */
  public List<String> members() {
    return Arrays.stream(initialCluster.split(","))
        .map(member -> member.split("=", 2)[0])
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
