package io.brine.cli.node;

import com.fasterxml.jackson.core.type.TypeReference;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.output.Documents;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes that were applied last: {@code plan/nodes.json} of the current tree.
 *
 * @param former those of the other trees that are kept, the newest tree first: whoever was taken
 *     out of the configuration may still be in the cluster
 */
public record AppliedNodes(List<AppliedNode> all, List<AppliedNode> former) {

  /**
   * One of them.
   *
   * @param leads whether the cluster began on it
   */
  public record AppliedNode(MinionId minion, String name, Set<Role> roles, boolean leads) {
    public AppliedNode {
      roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
      return roles.contains(role);
    }

    /** Whether it only runs a member of an external etcd. */
    boolean isOutside() {
      return !has(Role.CONTROL_PLANE) && !has(Role.WORKER);
    }
  }

  /** As the file has it. */
  private record Entry(
      String node,
      Set<Role> roles,
      boolean leads,
      List<String> controlPlane,
      List<String> workload) {
    AppliedNode of(String minion) {
      return new AppliedNode(MinionId.parse(minion), node, roles, leads);
    }
  }

  public AppliedNodes {
    all = List.copyOf(all);
    former = List.copyOf(former);
  }

  /**
   * Reads them.
   *
   * @throws CommandFailure when nothing was applied yet
   */
  public static AppliedNodes read(Path root) throws CommandFailure, IOException {
    Path current = root.resolve("current");
    if (!Files.exists(current)) {
      throw new CommandFailure(
          ExitCode.USAGE, "nothing was applied yet", "run `brine apply` first");
    }
    List<AppliedNode> former = new ArrayList<>();
    for (Path tree : newestFirst(root.resolve("trees"))) {
      former.addAll(ofTree(tree));
    }
    return new AppliedNodes(ofTree(current), former);
  }

  private static List<Path> newestFirst(Path trees) throws IOException {
    try (Stream<Path> found = Files.list(trees)) {
      return found
          .filter(tree -> Files.exists(tree.resolve("plan/nodes.json")))
          .sorted(Comparator.comparing((Path tree) -> tree.toFile().lastModified()).reversed())
          .toList();
    }
  }

  private static List<AppliedNode> ofTree(Path tree) throws IOException {
    SortedMap<String, Entry> entries =
        Documents.json()
            .readValue(
                tree.resolve("plan/nodes.json").toFile(),
                new TypeReference<TreeMap<String, Entry>>() {});
    List<AppliedNode> nodes = new ArrayList<>();
    entries.forEach((minion, entry) -> nodes.add(entry.of(minion)));
    return nodes;
  }

  /**
   * The node of this name.
   *
   * @throws CommandFailure when there is none
   */
  public AppliedNode find(String name) throws CommandFailure {
    Optional<AppliedNode> found =
        Stream.concat(all.stream(), former.stream())
            .filter(node -> node.name().equals(name))
            .findFirst();
    return found.orElseThrow(() -> unknown(name));
  }

  private CommandFailure unknown(String name) {
    String names = all.stream().map(AppliedNode::name).collect(Collectors.joining(", "));
    return new CommandFailure(
        ExitCode.USAGE,
        "\"" + name + "\" is none of the nodes that were applied",
        "name one of " + names);
  }

  /** Minions that can take the node out: each knows of it what the cluster knows. */
  List<MinionId> helpersFor(AppliedNode leaving) {
    Role knowing = leaving.isOutside() ? Role.ETCD : Role.CONTROL_PLANE;
    return all.stream()
        .filter(node -> node.has(knowing) && !node.minion().equals(leaving.minion()))
        .map(AppliedNode::minion)
        .toList();
  }
}
