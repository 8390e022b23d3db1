package io.brine.cli.command;

import io.brine.bridge.MinionKeys;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.cli.CommandFailure;
import io.brine.cli.salt.SaltFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accepts one minion's key. */
@Command(
    name = "accept",
    description = {
      "Accept the pending key of a minion, if it is the one with this fingerprint.",
      "On the minion's host: salt-call --local key.finger"
    })
final class NodesAcceptCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(paramLabel = "MINION", description = "The minion's id.")
  private String minion;

  @Option(
      names = "--fingerprint",
      required = true,
      paramLabel = "SHA256",
      description = "What the minion's host says its key's fingerprint is.")
  private String fingerprint;

  NodesAcceptCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    try (SaltSession session = stages.session(stages.config())) {
      new MinionKeys(session).accept(minion, fingerprint);
      root.terminal().log("accepted: " + minion);
      return 0;
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }
}
