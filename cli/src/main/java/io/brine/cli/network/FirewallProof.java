package io.brine.cli.network;

import io.brine.cli.network.NetworkDocument.Connection;
import io.brine.core.component.ClusterContext;
import io.brine.core.inventory.ResolvedNode;
import io.brine.core.result.Failure;
import io.brine.core.result.MinionResult;
import io.brine.core.result.Outcome;
import io.brine.core.result.PhaseResult;
import io.brine.core.result.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What connections on the hosts show of their firewalls, as a part of a run. */
public record FirewallProof(SortedMap<String, MinionResult> minions) {

  private static final String PHASE = "firewall-proof";

  /** Laid to the host that listens: its firewall lets in too much or too little. */
  public static FirewallProof of(ClusterContext cluster, NetworkDocument tried) {
    SortedMap<String, MinionResult> minions = new TreeMap<>();
    for (ResolvedNode node : NetworkTest.sample(cluster)) {
      List<Failure> failures =
          tried.connections().stream()
              .filter(one -> one.way().to().equals(node.name().value()))
              .filter(one -> !one.verdict().equals("ok"))
              .map(one -> Failure.of(cause(one)))
              .toList();
      Outcome outcome = failures.isEmpty() ? Outcome.OK : Outcome.FAILED;
      String minion = node.minion().value();
      minions.put(minion, new MinionResult(minion, outcome, List.of(), failures, Duration.ZERO));
    }
    return new FirewallProof(minions);
  }

  private static String cause(Connection one) {
    String by = one.by().isEmpty() ? "" : " by " + one.by();
    return "%s at %s from %s is %s: %s%s"
        .formatted(
            one.way().service(),
            one.way().address(),
            one.way().from(),
            one.allowed() ? "allowed" : "not allowed",
            one.result(),
            by);
  }

  /** The result of a run with the proof after its phases. */
  public RunResult tell(RunResult result) {
    PhaseResult proof = new PhaseResult(PHASE, List.of(), minions, List.of());
    List<PhaseResult> phases = Stream.concat(result.phases().stream(), Stream.of(proof)).toList();
    return new RunResult(result.run(), result.jid(), phases, result.notStarted());
  }
}
