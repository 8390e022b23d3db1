package io.brine.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.component.ObjectName;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsQuery;
import io.brine.core.inventory.RawFacts;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
  private static final MinionId CP = MinionId.parse("cp-1");
  private static final FactsQuery OBJECTS = ObjectsQuestion.query(List.of());

  private static JsonNode told(int code, String out) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("retcode", code).put("stdout", out).put("stderr", code == 0 ? "" : "oh no");
  }

  private static RawFacts raw(FactsQuery query, Map<MinionId, JsonNode> answers) {
    Instant now = Instant.EPOCH;
    return new RawFacts(
        new TreeSet<>(List.of(CP)), Map.of(query.name(), new RawFacts.Answers(answers, now, now)));
  }

  private static RawFacts files(String out) {
    return raw(NodeFilesQuestion.QUERY, Map.of(CP, told(0, out)));
  }

  @Test
  void filesComeWithModesAndContents() {
    String content = Base64.getEncoder().encodeToString("ü\n".getBytes(StandardCharsets.UTF_8));
    String out =
        "600 /etc/kubernetes/admin.conf "
            + content
            + "\n"
            + "600 /etc/kubernetes/pki/sa.key \n"
            + "- /var/lib/kubelet/pki/kubelet-client-current.pem";

    assertThat(NodeFilesQuestion.parse(files(out)).value().orElseThrow().get(CP))
        .containsExactly(
            new FoundFile("etc/kubernetes/admin.conf", "0o600", "ü\n"),
            new FoundFile("etc/kubernetes/pki/sa.key", "0o600", ""),
            new FoundFile("var/lib/kubelet/pki/kubelet-client-current.pem", "", ""));
    assertThat(NodeFilesQuestion.parse(files("")).value().orElseThrow().get(CP)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh: not found", "600 relative ", "600 /etc/a b c", "9 /etc/a "})
  void whatIsNoSuchAnswerIsAProblemOfItsMinion(String out) {
    assertThat(NodeFilesQuestion.parse(files(out)).problems().errors())
        .extracting(Problem::message)
        .containsExactly("its files cannot be told: it said \"\"");
  }

  @Test
  void whoFailsOrIsSilentIsNamed() {
    RawFacts failed = raw(NodeFilesQuestion.QUERY, Map.of(CP, told(2, "")));
    RawFacts silent = raw(NodeFilesQuestion.QUERY, Map.of());
    RawFacts text =
        raw(NodeFilesQuestion.QUERY, Map.of(CP, JsonNodeFactory.instance.textNode("disabled")));

    assertThat(NodeFilesQuestion.parse(failed).problems().errors().get(0).message())
        .endsWith("it said \"oh no\"");
    assertThat(NodeFilesQuestion.parse(silent).problems().errors().get(0).message())
        .endsWith("it did not answer");
    assertThat(NodeFilesQuestion.parse(text).problems().errors().get(0).message())
        .endsWith("it said \"disabled\"");
  }

  @Test
  void theScriptIsTheSameForAllHosts() {
    assertThat(NodeFilesQuestion.QUERY.arguments().toString()).contains("client-key-data");
  }

  @Test
  void objectsAreAskedForByNameAndSecretsNever() {
    FactsQuery query =
        ObjectsQuestion.query(
            List.of(
                new ObjectName("ConfigMap", "kube-system", "kubeadm-config"),
                new ObjectName("Secret", "kube-system", "bootstrap-token-<id>"),
                new ObjectName("Role", "kube-system", "kubeadm:kubelet-config"),
                new ObjectName("ClusterRole", "", "kubeadm:get-nodes")));

    assertThat(query.arguments().get(0).lines())
        .anyMatch(line -> line.contains(" get nodes --output=jsonpath="))
        .anyMatch(line -> line.endsWith("--output=json clusterrole/kubeadm:get-nodes"))
        .anyMatch(
            line ->
                line.endsWith(
                    "--output=json --namespace=kube-system configmap/kubeadm-config"
                        + " role/kubeadm:kubelet-config"))
        .noneMatch(line -> line.contains("secret"));
    assertThatThrownBy(
            () -> ObjectsQuestion.query(List.of(new ObjectName("ConfigMap", "a", "b; reboot"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nodesAndObjectsComeOneByOne() {
    String out =
        "cp-1\t{\"a\":\"b\"}\t[{\"key\":\"k\"}]\t[{\"type\":\"InternalIP\",\"address\":\"10.0.0.1\"}]\n"
            + "w-1\t{}\t\t\n---\n"
            + "{\"kind\": \"List\", \"items\": [{\"kind\": \"Role\", \"metadata\": {\"name\": \"a:b\","
            + " \"namespace\": \"n\"}}]}\n---\n"
            + "{\"kind\": \"ClusterRole\", \"metadata\": {\"name\": \"c\"}}\n---\n";

    List<FoundFile> found =
        ObjectsQuestion.parse(raw(OBJECTS, Map.of(CP, told(0, out))), CP).value().orElseThrow();

    assertThat(found)
        .extracting(FoundFile::path)
        .containsExactly(
            "node.cp-1.json", "node.w-1.json", "role.n.a_b.json", "clusterrole.c.json");
    assertThat(found.get(0).text()).contains("\"labels\":{\"a\":\"b\"}", "\"10.0.0.1\"");
    assertThat(found.get(1).text()).doesNotContain("taints");
  }

  @Test
  void anApiThatDoesNotAnswerIsAProblem() {
    assertThat(ObjectsQuestion.parse(raw(OBJECTS, Map.of(CP, told(1, ""))), CP).problems().errors())
        .extracting(Problem::message)
        .containsExactly("the cluster's objects cannot be told: oh no");
    assertThat(
            ObjectsQuestion.parse(raw(OBJECTS, Map.of()), CP).problems().errors().get(0).message())
        .endsWith("no answer");
    assertThat(
            ObjectsQuestion.parse(raw(OBJECTS, Map.of(CP, told(0, "---\n{"))), CP)
                .problems()
                .errors()
                .get(0)
                .message())
        .endsWith("is no JSON");
  }
}
