package io.brine.cli.apply;

import io.brine.core.component.Phase;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Note;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.StateRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a test run of everything says is left to do.
 *
 * @param phases to be started, in order
 * @param unanswered minions that are not heard of, each with the reason
 * @param jids of the test run
 * @param notes of its states, by minion
 */
public record WorkLeft(
    List<Phase> phases,
    List<MinionResult> unanswered,
    List<String> jids,
    Map<String, List<Note>> notes) {

  /** What brine-node is told. A test run still sees the one before: these phases cannot be told. */
  private static final String SPEC = "Write /etc/brine/node.json";

  private static final Set<Phase> BY_SPEC =
      Set.of(
          Phase.BOOTSTRAP_SERVICES,
          Phase.PKI,
          Phase.ETCD,
          Phase.CONTROL_PLANE,
          Phase.CLUSTER_OBJECTS,
          Phase.WORKERS);

  /** A state that would change, or that cannot be told before others have run, is work. */
  public static WorkLeft of(DesiredState desired, List<PhaseResult> tested) {
    Set<Phase> found = EnumSet.noneOf(Phase.class);
    List<MinionResult> unanswered = new ArrayList<>();
    Map<String, List<Note>> notes = new HashMap<>();
    for (PhaseResult group : tested) {
      for (MinionResult minion : group.minions().values()) {
        if (minion.outcome() == Outcome.UNKNOWN) {
          unanswered.add(minion);
        } else {
          found.addAll(phases(desired, minion));
          notes.put(minion.minion(), minion.notes());
        }
      }
    }
    List<String> jids = tested.stream().flatMap(group -> group.jids().stream()).toList();
    return new WorkLeft(withVerify(desired, found), unanswered, jids, notes);
  }

  private static Set<Phase> phases(DesiredState desired, MinionResult minion) {
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    Stream<String> failed =
        minion.failures().stream()
            .map(Failure::state)
            .map(state -> state.map(StateRef::sls).orElse(""));
    Stream.concat(minion.changes().stream().map(StateRef::sls), failed)
        .forEach(sls -> phases.addAll(desired.phasesOf(sls)));
    if (minion.changes().stream().anyMatch(state -> state.id().equals(SPEC))) {
      phases.addAll(BY_SPEC);
    }
    return phases;
  }

  /** Whatever is changed, what then stands is verified. */
  private static List<Phase> withVerify(DesiredState desired, Set<Phase> found) {
    Set<Phase> all = EnumSet.noneOf(Phase.class);
    all.addAll(found);
    if (!found.isEmpty()) {
      all.add(Phase.VERIFY);
    }
    return desired.phases().stream().filter(all::contains).toList();
  }

  /** What the test run shows of a phase that is not started: its minions need nothing. */
  public Optional<PhaseResult> proof(DesiredState desired, Phase phase) {
    if (phases.contains(phase)) {
      return Optional.empty();
    }
    SortedMap<String, MinionResult> minions = new TreeMap<>();
    desired
        .minions(phase)
        .forEach(id -> minions.put(id.value(), untouched(desired, phase, id.value())));
    return Optional.of(new PhaseResult(phase.label(), jids, minions, List.of()));
  }

  private MinionResult untouched(DesiredState desired, Phase phase, String minion) {
    List<Note> ofPhase =
        notes.getOrDefault(minion, List.of()).stream()
            .filter(note -> desired.phasesOf(note.state().sls()).contains(phase))
            .toList();
    return new MinionResult(minion, Outcome.OK, List.of(), List.of(), ofPhase, Duration.ZERO);
  }
}
