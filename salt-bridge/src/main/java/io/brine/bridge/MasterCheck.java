package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.inventory.Inventory;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.problem.Problem;
import io.brine.core.version.SaltAdvisory;
import io.brine.core.version.SaltVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at the salt-master of this host without changing it. */
public final class MasterCheck {
  private final MasterPython python;

  private MasterCheck(MasterPython python) {
    this.python = python;
  }

  /**
   * Finds the salt-master of this host.
   *
   * @throws SaltException.MasterConfiguration when there is none
   */
  public static MasterCheck here(Map<String, String> environment)
      throws SaltException.MasterConfiguration {
    return new MasterCheck(MasterPython.find(MasterPython.folders(environment)));
  }

  /** All that is not as it ought to be; nothing when all is well. */
  public List<MasterFinding> run(MasterRequest request) throws SaltException {
    return look(request).findings();
  }

  /**
   * A salt-master.
   *
   * @param options of its effective configuration, those that matter and hold no secret
   */
  public record Seen(String version, List<MasterFinding> findings, JsonNode options) {
    public Seen {
      findings = List.copyOf(findings);
    }
  }

  /** What is not as it ought to be, and how it is set up. */
  public Seen look(MasterRequest request) throws SaltException {
    JsonNode answer = python.run(request.json("check"));
    String version = answer.path("version").asText();
    List<MasterFinding> findings = new ArrayList<>();
    answer.path("findings").forEach(finding -> findings.add(finding(finding)));
    findings.addAll(weaknesses("salt-master", version));
    return new Seen(version, findings, answer.path("options"));
  }

  /** What the facts of the minions tell of their Salt. */
  public static List<MasterFinding> minions(Inventory inventory) {
    return inventory.nodes().entrySet().stream()
        .flatMap(
            node -> {
              String minion = "minion " + node.getKey();
              return Stream.concat(
                  weaknesses(minion, node.getValue().salt().version()).stream(),
                  node.getValue().salt().lockSaltenv() ? Stream.of(locked(minion)) : Stream.of());
            })
        .toList();
  }

  private static MasterFinding finding(JsonNode json) {
    boolean error = json.path("severity").asText().equals("error");
    return new MasterFinding(
        json.path("code").asText(),
        error ? Problem.Severity.ERROR : Problem.Severity.WARNING,
        json.path("what").asText(),
        json.path("advice").asText());
  }

  private static MasterFinding locked(String minion) {
    return new MasterFinding(
        "minion/lock-saltenv",
        Problem.Severity.ERROR,
        minion + " has lock_saltenv on and refuses the states of environment brine",
        "set lock_saltenv: False in its configuration and restart salt-minion");
  }

  private static List<MasterFinding> weaknesses(String who, String version) {
    try {
      return SaltAdvisory.of(SaltVersion.parse(version)).stream()
          .map(advisory -> weakness(who, version, advisory))
          .toList();
    } catch (InvalidValueException e) {
      return List.of(
          new MasterFinding(
              "salt/version", Problem.Severity.WARNING, who + ": " + e.what(), e.advice()));
    }
  }

  private static MasterFinding weakness(String who, String version, SaltAdvisory advisory) {
    return new MasterFinding(
        "salt/weakness",
        Problem.Severity.WARNING,
        "%s runs Salt %s, which has %s: %s"
            .formatted(who, version, advisory.name(), advisory.what()),
        "upgrade master and minions, the master first, to " + advisory.fixed() + " or later");
  }
}
