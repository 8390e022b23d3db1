package io.brine.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.output.CertificateList;
import io.brine.cli.run.LastRun;
import io.brine.cli.status.Section.Health;
import io.brine.cli.status.StatusInput.Master;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.MinionId;
import io.brine.core.standing.CertificateEnd;
import io.brine.core.standing.CertificateEnd.Names;
import io.brine.core.standing.ClusterSurvey;
import io.brine.core.standing.Drift;
import io.brine.core.standing.MemberSurvey;
import io.brine.core.standing.NodeSurvey;
import io.brine.core.standing.NodeSurvey.InCluster;
import io.brine.core.standing.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusSectionsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final MinionId MINION = MinionId.parse("cp-1");
  private static final List<MemberSurvey> MEMBERS = List.of(new MemberSurvey("one", true, ""));
  private static final Drift SCALED = new Drift("Deployment coredns", ".spec.replicas", "kubectl");
  private static final CertificateEnd FRESH = ends("/a.crt", "2026-12-01T00:00:00Z");

  private static final ClusterConfig CONFIG =
      ClusterConfigReader.read(
              """
              apiVersion: brine.io/v1
              kind: Cluster
              metadata: {name: demo}
              kubernetes: {version: v1.36.2}
              networks: {controlPlane: {cidrs: [10.77.1.0/24]}}
              nodes: [{minion: cp-1, roles: [bootstrap, control-plane, etcd]}]
              """)
          .checked()
          .value()
          .orElseThrow();

  private static CertificateEnd ends(String path, String end) {
    return new CertificateEnd(path, new Names("CN=a", "CN=ca"), Instant.parse(end), "");
  }

  private static ClusterSurvey cluster(String fault) {
    return new ClusterSurvey(
        "", List.of(new ClusterSurvey.Node("one", List.of("control-plane"), "v1.36.2", fault)));
  }

  private static NodeSurvey node(
      String etcd, CertificateEnd certificate, @Nullable ClusterSurvey cluster) {
    return new NodeSurvey(
        null,
        List.of(certificate),
        new TreeMap<>(Map.of("kubelet", "", "etcd", etcd)),
        new InCluster(
            cluster, cluster == null ? null : MEMBERS, cluster == null ? null : List.of(SCALED)),
        cluster == null ? new TreeMap<>(Map.of("cluster", "refused")) : new TreeMap<>());
  }

  private static StatusInput input(NodeSurvey node) {
    return new StatusInput(
        CONFIG,
        new Survey(new TreeMap<>(Map.of(MINION, node)), new TreeMap<>()),
        new Master(NOW, List.of(), Optional.of(new LastRun("r-1", "ended", NOW, Optional.of(0)))));
  }

  private static Stream<String> lines(StatusInput input) {
    return StatusSections.of(input).stream().flatMap(section -> section.lines().stream());
  }

  private static String health(StatusInput input) {
    return StatusDocument.of(input, StatusSections.of(input)).health().toString();
  }

  @Test
  void aWellClusterIsToldInAFewLines() {
    StatusInput input = input(node("", FRESH, cluster("")));
    assertThat(health(input)).isEqualTo("well");
    assertThat(lines(input))
        .containsExactly(
            "ready    one v1.36.2 (control-plane)",
            "2 services on 1 node",
            "1 member, all well; it bears the loss of 0",
            "1 certificate; first to end: /a.crt on cp-1, 2026-12-01T00:00:00Z",
            "r-1 ended " + NOW + ", exit code 0",
            "Deployment coredns: .spec.replicas is as kubectl set it",
            "node one is not in the configuration");
  }

  @Test
  void whatIsNotWellMakesTheClusterUnwell() {
    assertThat(health(input(node("", FRESH, cluster("no network"))))).isEqualTo("unwell");
    assertThat(health(input(node("refused", FRESH, cluster(""))))).isEqualTo("unwell");
    StatusInput due = input(node("", ends("/a.crt", "2026-01-20T00:00:00Z"), cluster("")));
    assertThat(health(due)).isEqualTo("unwell");
    assertThat(lines(due)).contains("due      /a.crt on cp-1: ends 2026-01-20T00:00:00Z");
  }

  private static List<String> etcd(MemberSurvey... members) {
    NodeSurvey node = node("", FRESH, cluster(""));
    InCluster seen = new InCluster(null, List.of(members), null);
    return EtcdSection.of(
            input(new NodeSurvey(null, node.certificates(), node.health(), seen, new TreeMap<>())))
        .lines();
  }

  @Test
  void aLostMemberIsToldWithWhatToDo() {
    MemberSurvey well = new MemberSurvey("cp-1", true, "");
    MemberSurvey lost = new MemberSurvey("cp-3", true, "no route to host");
    assertThat(etcd(well, new MemberSurvey("cp-2", true, ""), lost))
        .containsExactly(
            "unwell   2 of 3 members well; it bears the loss of 0 more",
            "unwell   cp-3: no route to host",
            "         start its host and see that its kubelet runs; when it is lost for good: brine"
                + " node remove cp-3");
    assertThat(etcd(well, new MemberSurvey("cp-2", true, "refused"), lost))
        .contains("unwell   1 of 3 members well; it decides nothing")
        .noneMatch(line -> line.contains("brine node remove"));
    assertThat(etcd(well, new MemberSurvey("cp-2", false, "")))
        .contains("         brine apply goes on with its join");
  }

  @Test
  void aNodeThatIsLostIsToldWithWhatToDo() {
    ClusterSurvey lost = cluster("Kubelet stopped posting node status.");
    assertThat(lines(input(node("", FRESH, lost))))
        .contains("         start its host; when it is lost for good: brine node remove one");
  }

  @Test
  void whatCannotBeAskedIsUnknown() {
    StatusInput input = input(node("", FRESH, null));
    assertThat(health(input)).isEqualTo("unknown");
    assertThat(lines(input)).contains("unknown  refused", "unknown  no node could be asked");
  }

  @Test
  void aMinionThatIsSilentIsNamedAndNoStrangerIsGuessed() {
    Survey survey =
        new Survey(
            new TreeMap<>(Map.of(MINION, node("", FRESH, cluster("")))),
            new TreeMap<>(Map.of(MinionId.parse("worker-1"), "no answer")));
    StatusInput input = new StatusInput(CONFIG, survey, input(node("", FRESH, null)).master());
    assertThat(health(input)).isEqualTo("unknown");
    assertThat(lines(input))
        .contains("unknown  minion worker-1: no answer")
        .doesNotContain("node one is not in the configuration");
  }

  @Test
  void theWorstSectionIsTheClusters() {
    assertThat(
            StatusDocument.health(
                List.of(
                    new Section("a", Health.UNWELL, "", List.of()),
                    new Section("b", Health.UNKNOWN, "", List.of()))))
        .isEqualTo(Health.UNWELL);
  }

  @Test
  void certificatesAreListedAsTheyEnd() {
    CertificateEnd missing = new CertificateEnd("/m.crt", new Names("", ""), null, "is missing");
    CertificateEnd soon = ends("/b.crt", "2026-01-03T03:04:05Z");
    CertificateList list =
        CertificateList.of(input(node("", FRESH, null)).survey(), List.of(soon, missing), NOW);
    assertThat(list.text())
        .isEqualTo(
            """
            none                           (master)        /m.crt  is missing
            2026-01-03T03:04:05Z      1 d  (master)  CN=a  /b.crt
            2026-12-01T00:00:00Z    332 d  cp-1      CN=a  /a.crt
            """);
  }
}
