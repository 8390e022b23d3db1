package io.brine.cli.command;

import io.brine.cli.plan.PlannedTree;
import io.brine.core.problem.Problem;
import io.brine.states.TreeStore;
import io.brine.states.TreeStore.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes trees for commands. */
final class Trees {

  private Trees() {}

  /**
   * Writes a tree and returns its folder.
   *
   * @throws IllegalStateException when the check refuses it, which is our mistake
   */
  static Path write(TreeStore store, PlannedTree planned) throws IOException {
    Written written = store.write(planned.tree(), planned.digest());
    if (written instanceof Written.Refused refused) {
      throw new IllegalStateException(
          refused.problems().all().stream()
              .map(Problem::toString)
              .collect(Collectors.joining("\n")));
    }
    return ((Written.Stands) written).folder();
  }
}
