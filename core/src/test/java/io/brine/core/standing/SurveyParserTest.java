package io.brine.core.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.brine.core.config.MinionId;
import io.brine.core.config.Role;
import io.brine.core.inventory.RawFacts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyParserTest {
  private static final MinionId MINION = MinionId.parse("cp-1");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Survey parse(Map<MinionId, JsonNode> answers) {
    return SurveyParser.parse(
        new RawFacts(
            new TreeSet<>(Set.of(MINION)),
            Map.of("survey", new RawFacts.Answers(answers, NOW, NOW))));
  }

  private static Survey printed(String stdout, int retcode) {
    return parse(
        Map.of(
            MINION,
            JsonNodeFactory.instance
                .objectNode()
                .put("stdout", stdout)
                .put("stderr", "sh: not\u001b[2J found")
                .put("retcode", retcode)));
  }

  private static NodeSurvey only(Survey survey) {
    return survey.nodes().values().iterator().next();
  }

  @Test
  void readsWhatANodeTells() {
    Survey survey =
        printed(
            """
            {"changed": true, "comment": "asked for",
             "identity": {"cluster": "demo", "node": "one", "roles": ["etcd", "control-plane"],
                          "joined": true, "apiServer": "https://10.77.1.11:6443", "etcd": ""},
             "certificates": [
               {"path": "/a.crt", "subject": "CN=a", "issuer": "CN=ca", "ends": "2026-01-03T03:04:04Z",
                "fault": ""},
               {"path": "/b.crt", "subject": "", "issuer": "", "ends": "", "fault": "is missing"}],
             "health": {"kubelet": "", "etcd": "refused"},
             "cluster": {"configuration": "kubernetesVersion: v1.36.2", "nodes": [
               {"name": "one", "roles": ["control-plane"], "version": "v1.36.2", "fault": ""},
               {"name": "two", "roles": [], "version": "v1.36.2", "fault": "no network"}]},
             "members": [{"name": "one", "votes": true, "fault": ""},
                         {"name": "two", "votes": false, "fault": ""}],
             "drift": [{"object": "ConfigMap x", "field": ".data.a", "manager": "kubectl-edit"}]}
            """,
            0);
    NodeSurvey node = only(survey);
    assertThat(survey.silent()).isEmpty();
    assertThat(node.identity().map(NodeIdentity::roles))
        .contains(Set.of(Role.ETCD, Role.CONTROL_PLANE));
    assertThat(node.certificates())
        .extracting(one -> one.daysLeft(NOW))
        .containsExactly(Optional.of(0L), Optional.empty());
    assertThat(node.health()).containsEntry("kubelet", "").containsEntry("etcd", "refused");
    assertThat(survey.strangers(Set.of("one"))).containsExactly("two");
    assertThat(survey.drift().orElseThrow())
        .containsExactly(new Drift("ConfigMap x", ".data.a", "kubectl-edit"));
    assertThat(survey.members().orElseThrow())
        .containsExactly(new MemberSurvey("one", true, ""), new MemberSurvey("two", false, ""));
    assertThat(survey.fault(SurveyPart.CLUSTER)).isEmpty();
  }

  @Test
  void aPartThatCouldNotBeLookedAtIsAFault() {
    Survey survey =
        printed("{\"cluster\": {\"error\": \"refused\"}, \"drift\": {\"error\": \"refused\"}}", 0);
    assertThat(survey.cluster()).isEmpty();
    assertThat(survey.drift()).isEmpty();
    assertThat(survey.fault(SurveyPart.DRIFT)).contains("refused");
    assertThat(only(survey).identity()).isEmpty();
  }

  @Test
  void aNodeThatHasNotJoinedHasNoIdentityYet() {
    assertThat(only(printed("{\"identity\": {\"joined\": false}}", 0)).identity()).isEmpty();
  }

  @Test
  void aMinionThatIsNoNodeSaysWhy() {
    assertThat(printed("", 127).silent()).containsEntry(MINION, "Brine has not been here");
    assertThat(printed("", 1).silent()).containsEntry(MINION, "brine-node said: sh: not?[2J found");
    assertThat(printed("{\"error\": {\"what\": \"this node has no plan\"}}", 1).silent())
        .containsEntry(MINION, "this node has no plan");
    assertThat(parse(Map.of()).silent()).containsEntry(MINION, "the minion did not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"certificates\": {\"a\": 1}, \"health\": [1], \"cluster\": \"x\", \"drift\": 7}",
        "{\"certificates\": [1], \"cluster\": {\"nodes\": [[]]}, \"identity\": {\"joined\": true}}",
        "not JSON",
      })
  void nothingThatIsSentBreaksIt(String stdout) {
    assertThat(printed(stdout, 0).nodes().size() + printed(stdout, 0).silent().size()).isEqualTo(1);
  }
}
