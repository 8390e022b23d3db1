package io.brine.core.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.config.MinionId;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** From Salt's answers to an inventory. Trusts no answer; one that is odd costs only its minion. */
public final class FactsParser {
  private FactsParser() {}

  /**
   * Reads the answers of the minions that were asked; others are left out.
   *
   * @throws IllegalStateException when one of {@link FactsQuery#ALL} was not asked
   */
  public static Inventory parse(RawFacts raw) {
    SortedMap<MinionId, NodeFacts> nodes = new TreeMap<>();
    SortedSet<MinionId> silent = new TreeSet<>();
    SortedMap<MinionId, String> unreadable = new TreeMap<>();
    for (MinionId minion : raw.asked()) {
      if (isSilent(raw, minion)) {
        silent.add(minion);
        continue;
      }
      try {
        nodes.put(minion, node(raw, minion));
      } catch (UnreadableException e) {
        unreadable.put(minion, e.what());
      }
    }
    return new Inventory(nodes, silent, unreadable);
  }

  private static boolean isSilent(RawFacts raw, MinionId minion) {
    return FactsQuery.ALL.stream().noneMatch(query -> raw.find(query, minion).isPresent());
  }

  private static NodeFacts node(RawFacts raw, MinionId minion) throws UnreadableException {
    GrainsAnswer grains = new GrainsAnswer(mapping(raw, FactsQuery.GRAINS, minion));
    HostAnswer host = HostAnswer.of(mapping(raw, FactsQuery.HOST, minion));
    RawFacts.Answers job = raw.to(FactsQuery.HOST);
    return new NodeFacts(
        grains.identity(),
        grains.os(host.cgroupVersion()),
        grains.hardware(host.memoryBytes(), host.disks()),
        host.network(),
        host.runtime(job.sent(), job.received()),
        grains.salt(locksSaltenv(raw, minion)));
  }

  private static Answer mapping(RawFacts raw, FactsQuery query, MinionId minion)
      throws UnreadableException {
    return Answer.of(answer(raw, query, minion), query.function());
  }

  private static boolean locksSaltenv(RawFacts raw, MinionId minion) throws UnreadableException {
    JsonNode answer = answer(raw, FactsQuery.OPTIONS, minion);
    if (answer.isBoolean()) {
      return answer.booleanValue();
    }
    if (answer.isTextual() && answer.textValue().isEmpty()) {
      return false;
    }
    throw new UnreadableException("config.get: lock_saltenv is neither true nor false: " + answer);
  }

  private static JsonNode answer(RawFacts raw, FactsQuery query, MinionId minion)
      throws UnreadableException {
    return raw.find(query, minion)
        .orElseThrow(() -> new UnreadableException(query.function() + ": no answer"));
  }
}
