package io.brine.cli.node;

import io.brine.bridge.SaltException;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.node.AppliedNodes.AppliedNode;
import io.brine.cli.node.NodeSteps.Answer;
import io.brine.cli.run.Journal;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;

/**
 * One node on its way out. Each step looks first, so whatever breaks off goes on when run again.
 */
public record Leaving(
    Terminal terminal, NodeSteps steps, Journal journal, AppliedNodes nodes, AppliedNode node) {

  /**
   * Takes it out of the cluster, by way of a node that stays, and makes its host bare.
   *
   * @throws CommandFailure when nothing may be done, before anything is; or when a step failed
   */
  public Departure remove() throws SaltException, CommandFailure, IOException {
    Entry<MinionId, Answer> helper = helper();
    List<String> removed = List.of();
    if (helper.getValue().changed()) {
      terminal.log("taking out " + node.name() + ": " + helper.getValue().comment());
      Answer answer = run(helper.getKey(), "remove " + node.name());
      refuseFailed("take out " + node.name() + " on " + helper.getKey(), answer);
      removed = answer.done();
    }
    return cleared(removed);
  }

  /**
   * Makes the host bare.
   *
   * @throws CommandFailure while it is a node of the cluster
   */
  public Departure reset() throws SaltException, CommandFailure, IOException {
    Answer seen = helper().getValue();
    if (seen.changed()) {
      throw new CommandFailure(
          ExitCode.FACTS,
          "the cluster still counts on it: " + seen.comment(),
          "take it out first: brine node remove " + node.name());
    }
    return cleared(List.of());
  }

  private Departure cleared(List<String> removed)
      throws SaltException, CommandFailure, IOException {
    terminal.log("making the host of " + node.name() + " bare: " + node.minion());
    Answer answer = run(node.minion(), "reset");
    if (!answer.heard()) {
      return Departure.of(node, removed, List.of(), answer.fault());
    }
    refuseFailed("reset " + node.minion(), answer);
    return Departure.of(node, removed, answer.done(), "");
  }

  private Answer run(MinionId minion, String step) throws SaltException, IOException {
    Answer answer =
        steps.run(List.of(minion), step).getOrDefault(minion, Answer.silent("it did not answer"));
    journal.add(
        "step",
        Map.of(
            "minion", minion.value(),
            "step", step,
            "done", answer.done(),
            "fault", answer.fault()));
    return answer;
  }

  /** The first node that stays and sees nothing against it. */
  private Entry<MinionId, Answer> helper() throws SaltException, CommandFailure {
    refuseFirst();
    List<MinionId> helpers = nodes.helpersFor(node);
    if (helpers.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FACTS,
          node.name() + " is the only node of its kind",
          "let another one join first");
    }
    SortedMap<MinionId, Answer> seen = steps.run(helpers, "remove " + node.name() + " --check");
    for (Entry<MinionId, Answer> one : seen.entrySet()) {
      if (one.getValue().isWell()) {
        return one;
      }
    }
    throw refused(seen);
  }

  /** Whoever answered knows better than who did not. */
  private CommandFailure refused(SortedMap<MinionId, Answer> seen) {
    return seen.values().stream()
        .filter(Answer::heard)
        .findFirst()
        .map(
            told ->
                new CommandFailure(
                    ExitCode.FACTS, node.name() + " stays: " + told.fault(), "nothing was changed"))
        .orElseGet(
            () ->
                new CommandFailure(
                    ExitCode.UNKNOWN,
                    node.name() + " stays: none of " + seen.keySet() + " answered",
                    "see that their salt-minions run, then try again; nothing was changed"));
  }

  private void refuseFirst() throws CommandFailure {
    if (node.leads() || node.has(Role.BOOTSTRAP)) {
      throw new CommandFailure(
          ExitCode.FACTS,
          node.name()
              + " is the node that the cluster began on; others take from it what they need",
          "keep it; take out another one");
    }
  }

  private static void refuseFailed(String what, Answer answer) throws CommandFailure {
    if (!answer.isWell()) {
      throw new CommandFailure(
          answer.heard() ? ExitCode.FAILED : ExitCode.UNKNOWN,
          "cannot " + what + ": " + answer.fault(),
          "then run the same command again: it goes on with what is left");
    }
  }
}
