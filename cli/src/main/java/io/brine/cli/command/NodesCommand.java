package io.brine.cli.command;

import io.brine.bridge.MinionKey;
import io.brine.bridge.MinionKeys;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.output.KeyList;
import io.brine.cli.salt.SaltFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the keys that minions have shown to the master. */
@Command(name = "nodes", description = "List the minions' keys, pending ones first.")
final class NodesCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private OutputOption output;

  NodesCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    try (SaltSession session = stages.session(stages.config())) {
      List<MinionKey> keys = new MinionKeys(session).list();
      KeyList list = KeyList.of(keys);
      root.terminal().print(output.format().render(list, list::text));
      return 0;
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }
}
