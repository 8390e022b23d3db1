package io.brine.cli.command;

import io.brine.bridge.Credentials;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import io.brine.bridge.Timeouts;
import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Terminal;
import io.brine.cli.input.ClusterFile;
import io.brine.cli.input.CredentialsSource;
import io.brine.cli.input.SavedFacts;
import io.brine.cli.input.SupplyFiles;
import io.brine.cli.input.UserFile;
import io.brine.cli.network.EndpointCheck;
import io.brine.cli.network.HostsNetwork;
import io.brine.cli.output.ProblemText;
import io.brine.cli.plan.MovedNodes;
import io.brine.cli.plan.PlannedTree;
import io.brine.cli.plan.SavedPlan;
import io.brine.cli.plan.TreeDifference;
import io.brine.cli.salt.LiveFacts;
import io.brine.cli.salt.LiveSurvey;
import io.brine.cli.salt.SaltFailure;
import io.brine.core.bundle.BundleLock;
import io.brine.core.bundle.BundleLockFile;
import io.brine.core.component.ClusterContext;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.SaltConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.inventory.FactsFile;
import io.brine.core.inventory.Inventory;
import io.brine.core.inventory.PlanInput;
import io.brine.core.inventory.Supplies;
import io.brine.core.plan.BundleNeeds;
import io.brine.core.plan.Planner;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problems;
import io.brine.core.rule.ConfigRules;
import io.brine.core.rule.inventory.PlanInputs;
import io.brine.core.standing.Survey;
import io.brine.core.standing.SurveyPart;
import io.brine.core.version.VersionCatalog;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From files to a plan's input, stage by stage. What is wrong with a stage's input is printed on
 * the error stream, all of it, and ends the command.
 */
final class Stages {
  /** Lines of a difference that are shown. */
  private static final int MAX_DIFFERENCE = 200;

  private final RootCommand root;
  private final Terminal terminal;

  Stages(RootCommand root) {
    this.root = root;
    this.terminal = root.terminal();
  }

  ValidConfig config() throws CommandFailure, IOException {
    ClusterFile file = root.clusterFile();
    return accept(file.check(), file.path().toString(), ExitCode.USAGE);
  }

  /** That of a saved plan. */
  ValidConfig config(SavedPlan saved) throws CommandFailure {
    return accept(
        ConfigRules.check(ClusterConfigReader.read(saved.cluster())),
        "the saved plan",
        ExitCode.USAGE);
  }

  /**
   * Compares a saved plan with the one of this moment.
   *
   * @throws CommandFailure with the difference printed, when they are not the same
   */
  void refuseStale(SavedPlan saved, PlannedTree now) throws CommandFailure {
    if (saved.digest().equals(now.digest().hex())) {
      return;
    }
    Inventory facts = accept(FactsFile.read(saved.facts()), "the saved plan", ExitCode.STALE);
    PlanInput input =
        accept(
            PlanInputs.resolve(config(saved), facts, VersionCatalog.BUILT_IN),
            "the saved plan",
            ExitCode.STALE);
    PlannedTree before = PlannedTree.of(input.with(Supplies.of(saved.supplies())));
    terminal.err().print(new TreeDifference(before.tree(), now.tree()).text(MAX_DIFFERENCE));
    throw new CommandFailure(
        ExitCode.STALE,
        "the plan is stale: Brine %s made it as %s; planning again gives %s"
            .formatted(saved.brine(), before.digest().shortened(), now.digest().shortened()),
        "review the difference above and save a new plan; nothing was changed");
  }

  /** Saved facts when there are any, else fresh ones. */
  Inventory facts(ValidConfig config, FactsOption option) throws CommandFailure, IOException {
    if (option.file().isEmpty()) {
      return liveFacts(config);
    }
    Path path = root.surroundings().resolve(option.file().get());
    return accept(SavedFacts.read(path), path.toString(), ExitCode.FACTS);
  }

  Inventory liveFacts(ValidConfig config) throws CommandFailure, IOException {
    try (SaltSession session = session(config)) {
      return liveFacts(config, session);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  Inventory liveFacts(ValidConfig config, SaltSession session) throws SaltException {
    return new LiveFacts(session, root.surroundings().clock(), terminal).collect(config.config());
  }

  /** What the minions say now of these parts of the cluster. */
  Survey survey(ValidConfig config, SurveyPart... parts) throws CommandFailure, IOException {
    Clock clock = root.surroundings().clock();
    try (SaltSession session = session(config)) {
      return new LiveSurvey(session, clock)
          .ask(new LiveFacts(session, clock, terminal).minions(config.config()), parts);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  /** Logged in; the caller closes it. */
  SaltSession session(ValidConfig config) throws CommandFailure, IOException, SaltException {
    return session(config.config().salt());
  }

  SaltSession session(SaltConfig salt) throws CommandFailure, IOException, SaltException {
    Credentials credentials = CredentialsSource.of(root.surroundings(), terminal.prompt()).find();
    return SaltSession.open(salt, credentials, Timeouts.DEFAULT);
  }

  /** From the configuration and saved facts, or fresh ones. */
  PlanInput input(FactsOption facts) throws CommandFailure, IOException {
    ValidConfig config = config();
    return input(config, facts(config, facts));
  }

  PlanInput input(ValidConfig config, Inventory facts) throws CommandFailure {
    PlanInput input =
        accept(
            PlanInputs.resolve(config, facts, VersionCatalog.BUILT_IN),
            "what the minions reported",
            ExitCode.FACTS);
    Supplies supplies =
        accept(
            SupplyFiles.read(
                config.config().repositories(), config.config().bundle(), root.surroundings()),
            "the files that the configuration names",
            ExitCode.USAGE);
    return covered(input.with(supplies));
  }

  /** The input, when the bundle has all that its plan needs. */
  private PlanInput covered(PlanInput input) throws CommandFailure {
    String path = input.config().bundle().lockFile();
    Optional<String> text = input.supplies().find(path);
    if (text.isEmpty()) {
      return input;
    }
    BundleLock lock = BundleLockFile.read(text.get()).value().orElseThrow();
    BundleNeeds needs = BundleNeeds.of(input, Planner.plan(input));
    return accept(Checked.of(input, needs.check(input, lock)), path, ExitCode.USAGE);
  }

  /** The lock of a bundle. */
  BundleLock lock(Path file) throws CommandFailure, FileSystemException {
    return accept(BundleLockFile.read(UserFile.text(file)), file.toString(), ExitCode.USAGE);
  }

  /** What a bundle must hold for the plan, whatever the one that may be there holds. */
  BundleNeeds needs(ValidConfig config, Inventory facts) throws CommandFailure {
    PlanInput input =
        accept(
            PlanInputs.resolve(config, facts, VersionCatalog.BUILT_IN),
            "what the minions reported",
            ExitCode.FACTS);
    String none = BundleLockFile.write(BundleLock.of(List.of(), List.of(), List.of()));
    PlanInput served = input.with(Supplies.of(Map.of(config.config().bundle().lockFile(), none)));
    return BundleNeeds.of(served, Planner.plan(served));
  }

  /** Explains every address that is not the one that was applied. */
  void refuseMoved(PlannedTree planned) throws CommandFailure, IOException {
    Problems moved = MovedNodes.since(root.places().root()).check(planned.plan());
    terminal.err().print(new ProblemText(terminal).lines(moved));
    if (moved.hasErrors()) {
      throw new CommandFailure(
          ExitCode.FACTS,
          ProblemText.count(moved) + " with addresses that were applied before",
          "nothing was changed; mend it, then try again");
    }
  }

  /** Asks the network whether the API's address can be had, as long as no node has it. */
  void refuseUnusableEndpoint(ClusterContext cluster, SaltSession session)
      throws CommandFailure, SaltException {
    Problems problems =
        new EndpointCheck(new HostsNetwork(cluster, session, root.surroundings().clock())).check();
    terminal.err().print(new ProblemText(terminal).lines(problems));
    if (problems.hasErrors()) {
      throw new CommandFailure(
          ExitCode.FACTS,
          ProblemText.count(problems) + " with the cluster's endpoint",
          "nothing was changed; mend it, then try again");
    }
  }

  /**
   * Holds a plan against the cluster that stands.
   *
   * @throws CommandFailure when it would change what is fixed, all of it printed
   */
  void refuseHarm(
      StandingCluster standing, ValidConfig config, Inventory facts, PlannedTree planned)
      throws CommandFailure, IOException, SaltException {
    Problems problems = standing.harm(config.config(), facts, planned);
    accept(Checked.of(planned, problems), "what the cluster is to become", ExitCode.USAGE);
  }

  /** The same, for a command that has no session. */
  void refuseHarm(ValidConfig config, Inventory facts, PlannedTree planned)
      throws CommandFailure, IOException {
    try (SaltSession session = session(config)) {
      refuseHarm(new StandingCluster(root, session), config, facts, planned);
    } catch (SaltException trouble) {
      throw SaltFailure.of(trouble);
    }
  }

  /**
   * The value, all problems printed.
   *
   * @param otherwise how the command ends when there is none
   */
  <T> T accept(Checked<T> checked, String source, ExitCode otherwise) throws CommandFailure {
    Problems problems = checked.problems();
    terminal.err().print(new ProblemText(terminal).lines(problems));
    return checked
        .value()
        .orElseThrow(
            () ->
                new CommandFailure(
                    otherwise,
                    ProblemText.count(problems) + " in " + source,
                    "mend them all, then try again"));
  }
}
