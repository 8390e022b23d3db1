package io.brine.cli.status;

import io.brine.cli.output.CertificateList;
import io.brine.cli.output.Counted;
import io.brine.cli.run.LastRun;
import io.brine.cli.status.Section.Health;
import io.brine.core.config.MinionId;
import io.brine.core.standing.ClusterSurvey;
import io.brine.core.standing.Drift;
import io.brine.core.standing.NodeIdentity;
import io.brine.core.standing.NodeSurvey;
import io.brine.core.standing.Survey;
import io.brine.core.standing.SurveyPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All sections, in the order they are shown. */
public final class StatusSections {
  private static final List<Function<StatusInput, Section>> ALL =
      List.of(
          StatusSections::nodes,
          StatusSections::services,
          EtcdSection::of,
          StatusSections::certificates,
          StatusSections::lastRun,
          StatusSections::drift);

  /** What the node controller says (pkg/controller/nodelifecycle). */
  private static final String LOST = "Kubelet stopped posting node status";

  private StatusSections() {}

  public static List<Section> of(StatusInput input) {
    return ALL.stream().map(section -> section.apply(input)).toList();
  }

  private static Section nodes(StatusInput input) {
    Survey survey = input.survey();
    List<String> lines = new ArrayList<>();
    survey.silent().forEach((minion, why) -> lines.add("unknown  minion " + minion + ": " + why));
    Optional<ClusterSurvey> cluster = survey.cluster();
    if (cluster.isEmpty()) {
      lines.add(0, "unknown  " + survey.fault(SurveyPart.CLUSTER).orElse("no node could be asked"));
      return new Section("nodes", Health.UNKNOWN, List.of(), lines);
    }
    List<ClusterSurvey.Node> nodes = cluster.get().nodes();
    for (ClusterSurvey.Node node : nodes) {
      lines.add(line(node));
      if (node.fault().startsWith(LOST)) {
        lines.add(
            "         start its host; when it is lost for good: brine node remove " + node.name());
      }
    }
    boolean ready = nodes.stream().allMatch(node -> node.fault().isEmpty());
    Health health = survey.silent().isEmpty() ? Health.WELL : Health.UNKNOWN;
    return new Section("nodes", ready ? health : Health.UNWELL, nodes, lines);
  }

  private static String line(ClusterSurvey.Node node) {
    String roles = node.roles().isEmpty() ? "" : " (" + String.join(", ", node.roles()) + ")";
    String fault = node.fault().isEmpty() ? "" : ": " + node.fault();
    String state = node.fault().isEmpty() ? "ready    " : "unready  ";
    return state + node.name() + " " + node.version() + roles + fault;
  }

  /** What runs on each node without Kubernetes' own help. */
  private static Section services(StatusInput input) {
    SortedMap<MinionId, SortedMap<String, String>> data = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<MinionId, NodeSurvey> node : input.survey().nodes().entrySet()) {
      data.put(node.getKey(), node.getValue().health());
      node.getValue().health().entrySet().stream()
          .filter(part -> !part.getValue().isEmpty())
          .forEach(
              part ->
                  lines.add(
                      "unwell   %s on %s: %s"
                          .formatted(part.getKey(), node.getKey(), part.getValue())));
    }
    Health health = lines.isEmpty() ? Health.WELL : Health.UNWELL;
    long parts = data.values().stream().mapToLong(Map::size).sum();
    lines.add(0, Counted.of(parts, "service") + " on " + Counted.of(data.size(), "node"));
    return new Section("services", health, data, lines);
  }

  private static Section certificates(StatusInput input) {
    CertificateList all =
        CertificateList.of(input.survey(), input.master().store(), input.master().now());
    Duration renewBefore = input.config().kubernetes().certificates().renewBefore();
    List<CertificateList.Item> due =
        all.certificates().stream()
            .filter(one -> !one.fault().isEmpty() || endsWithin(one, input, renewBefore))
            .toList();
    List<String> lines = new ArrayList<>();
    all.certificates().stream()
        .filter(one -> one.ends() != null)
        .findFirst()
        .ifPresent(
            first ->
                lines.add(
                    "%s; first to end: %s on %s, %s"
                        .formatted(
                            Counted.of(all.certificates().size(), "certificate"),
                            first.path(),
                            first.node(),
                            first.ends())));
    due.forEach(
        one -> lines.add("due      %s on %s: %s".formatted(one.path(), one.node(), reason(one))));
    return new Section("certificates", due.isEmpty() ? Health.WELL : Health.UNWELL, due, lines);
  }

  private static boolean endsWithin(
      CertificateList.Item one, StatusInput input, Duration renewBefore) {
    return one.ends() != null && one.ends().isBefore(input.master().now().plus(renewBefore));
  }

  private static String reason(CertificateList.Item one) {
    return one.fault().isEmpty() ? "ends " + one.ends() : one.fault();
  }

  private static Section lastRun(StatusInput input) {
    Optional<LastRun> last = input.master().lastRun();
    String line =
        last.map(
                run ->
                    "%s %s %s%s"
                        .formatted(
                            run.run(),
                            run.event(),
                            run.time(),
                            run.status().map(status -> ", exit code " + status).orElse("")))
            .orElse("none");
    return new Section("lastRun", Health.WELL, last, List.of(line));
  }

  /** A node that is silent cannot be told from a stranger. */
  private static List<String> strangers(Survey survey) {
    Set<String> known =
        survey.nodes().values().stream()
            .flatMap(node -> node.identity().stream())
            .map(NodeIdentity::node)
            .collect(Collectors.toSet());
    return survey.silent().isEmpty() ? survey.strangers(known) : List.of();
  }

  /** Drift is no illness: whoever changed it may have had a reason. */
  private static Section drift(StatusInput input) {
    Optional<List<Drift>> drift = input.survey().drift();
    if (drift.isEmpty()) {
      String why = input.survey().fault(SurveyPart.DRIFT).orElse("no node could be asked");
      return new Section("drift", Health.UNKNOWN, List.of(), List.of("unknown  " + why));
    }
    DriftText text = new DriftText(drift.get(), strangers(input.survey()));
    List<String> lines = text.lines();
    return new Section("drift", Health.WELL, text, lines.isEmpty() ? List.of("none") : lines);
  }
}
