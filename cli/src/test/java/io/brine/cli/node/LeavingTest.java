package io.brine.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.Prompt;
import io.brine.cli.Terminal;
import io.brine.cli.node.AppliedNodes.AppliedNode;
import io.brine.cli.output.Documents;
import io.brine.cli.run.Journal;
import io.brine.cli.run.RunId;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final AppliedNode FIRST =
      node("m-1", "cp-1", true, Role.BOOTSTRAP, Role.CONTROL_PLANE, Role.ETCD);
  private static final AppliedNode SECOND =
      node("m-2", "cp-2", false, Role.CONTROL_PLANE, Role.ETCD);
  private static final AppliedNode THIRD =
      node("m-3", "cp-3", false, Role.CONTROL_PLANE, Role.ETCD);
  private static final AppliedNodes NODES =
      new AppliedNodes(List.of(FIRST, SECOND, THIRD), List.of());
  private static final String THERE =
      "{\"changed\": true, \"comment\": \"cp-3 is a member of etcd and a node of the API\"}";
  private static final String GONE = "{\"changed\": false, \"comment\": \"nothing to do\"}";

  @TempDir Path folder;
  private Minions minions;

  /** Minions that answer with what was put down for them, and note what they were asked. */
  private static final class Minions implements NodeSteps {
    final Map<String, String> said = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public SortedMap<MinionId, Answer> run(Collection<MinionId> minions, String step) {
      SortedMap<MinionId, Answer> answers = new TreeMap<>();
      for (MinionId minion : minions) {
        String line = minion + ": " + step;
        asked.add(line);
        String stdout = said.get(line);
        answers.put(
            minion,
            stdout == null
                ? Answer.silent("Minion did not return.")
                : Answer.of(
                    Documents.json().createObjectNode().put("stdout", stdout).put("stderr", "")));
      }
      return answers;
    }
  }

  private static AppliedNode node(String minion, String name, boolean leads, Role... roles) {
    return new AppliedNode(MinionId.parse(minion), name, Set.of(roles), leads);
  }

  @BeforeEach
  void allAnswer() {
    minions = new Minions();
    minions.said.put("m-1: remove cp-3 --check", THERE);
    minions.said.put("m-2: remove cp-3 --check", THERE);
    minions.said.put(
        "m-1: remove cp-3", "{\"changed\": true, \"done\": [\"drained\", \"deleted\"]}");
    minions.said.put("m-3: reset", "{\"changed\": true, \"done\": [\"kubeadm reset\"]}");
  }

  private Departure removed(AppliedNode node) throws Exception {
    return leaving(node).remove();
  }

  private Leaving leaving(AppliedNode node) throws Exception {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, nowhere, new Prompt.Nobody(), false, false);
    Journal journal = Journal.begin(folder, RunId.of(CLOCK.instant(), 42), CLOCK);
    return new Leaving(terminal, minions, journal, NODES, node);
  }

  @Test
  void isTakenOutByOneThatStaysAndItsHostIsReset() throws Exception {
    Departure left = removed(THIRD);

    assertThat(minions.asked)
        .containsExactly(
            "m-1: remove cp-3 --check",
            "m-2: remove cp-3 --check",
            "m-1: remove cp-3",
            "m-3: reset");
    assertThat(left.text())
        .isEqualTo(
            """
            cp-3: drained
            cp-3: deleted
            cp-3: its host m-3 is bare (kubeadm reset)
            take it out of cluster.yaml: with the next apply it would join again
            """);
    assertThat(left.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(folder.resolve("runs/20260102T030405Z-42/journal.jsonl")))
        .contains("\"step\":\"remove cp-3\"", "\"step\":\"reset\"");
  }

  @Test
  void anotherOneHelpsWhenTheFirstIsSilent() throws Exception {
    minions.said.remove("m-1: remove cp-3 --check");
    minions.said.put("m-2: remove cp-3", "{\"changed\": true, \"done\": [\"deleted\"]}");

    assertThat(removed(THIRD).removed()).containsExactly("deleted");
  }

  @Test
  void whatWasDoneBeforeIsNotDoneAgain() throws Exception {
    minions.said.put("m-1: remove cp-3 --check", GONE);

    assertThat(removed(THIRD).removed()).isEmpty();
    assertThat(minions.asked).doesNotContain("m-1: remove cp-3").contains("m-3: reset");
  }

  @Test
  void aLostHostIsToldAndToBeResetLater() throws Exception {
    minions.said.remove("m-3: reset");

    Departure left = removed(THIRD);

    assertThat(left.exitCode()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(left.text())
        .contains("its host m-3 was not reset: Minion did not return.")
        .contains("once it is back: brine node reset cp-3");
  }

  @Test
  void whoIsNeededForAQuorumStays() {
    String refusal =
        "{\"error\": {}, \"changed\": false, \"comment\": \"without cp-3, 1 of 2 would be well\"}";
    minions.said.put("m-1: remove cp-3 --check", refusal);
    minions.said.put("m-2: remove cp-3 --check", refusal);

    assertThatThrownBy(() -> removed(THIRD))
        .hasMessage("cp-3 stays: without cp-3, 1 of 2 would be well")
        .extracting(failure -> ((CommandFailure) failure).exitCode())
        .isEqualTo(ExitCode.FACTS);
    assertThat(minions.asked).hasSize(2);
  }

  @Test
  void nothingIsKnownWhenNobodyAnswers() {
    minions.said.clear();

    assertThatThrownBy(() -> removed(THIRD))
        .hasMessage("cp-3 stays: none of [m-1, m-2] answered")
        .extracting(failure -> ((CommandFailure) failure).exitCode())
        .isEqualTo(ExitCode.UNKNOWN);
  }

  @Test
  void theFirstNodeStays() {
    assertThatThrownBy(() -> removed(FIRST))
        .hasMessageContaining("cp-1 is the node that the cluster began on");
    assertThat(minions.asked).isEmpty();
  }

  @Test
  void anEtcdNodeOfItsOwnIsTakenOutByAnother() throws Exception {
    AppliedNode outside = node("m-5", "etcd-2", false, Role.ETCD);
    AppliedNodes nodes =
        new AppliedNodes(
            List.of(FIRST, node("m-4", "etcd-1", false, Role.ETCD), outside), List.of());

    assertThat(nodes.helpersFor(outside)).extracting(MinionId::value).contains("m-4");
    assertThat(nodes.helpersFor(outside)).extracting(MinionId::value).doesNotContain("m-5");
  }

  @Test
  void aHostIsNotResetWhileTheClusterCountsOnIt() {
    assertThatThrownBy(() -> leaving(THIRD).reset())
        .hasMessage(
            "the cluster still counts on it: cp-3 is a member of etcd and a node of the API");
    assertThat(minions.asked).doesNotContain("m-3: reset");
  }

  @Test
  void aStepThatFailsIsToldWithWhatBrineNodeSaid() {
    minions.said.put("m-1: remove cp-3", "Traceback");

    assertThatThrownBy(() -> removed(THIRD))
        .hasMessage("cannot take out cp-3 on m-1: brine-node said: \"Traceback\"");
  }
}
