package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.component.Lines;
import io.brine.core.config.MinionId;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.TestCluster;
import io.brine.core.render.PillarPath;
import io.brine.core.render.RenderedFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PillarFilesTest {

  private static ClusterPlan plan(String env) {
    return TestCluster.of(
            """
            metadata: {name: demo}
            kubernetes:
              version: v1.36.2
              scheduler: {extraEnvs: [{name: HOSTILE, value: %s}]}
            networks: {controlPlane: {cidrs: [10.77.1.0/24]}, plugin: {name: none}}
            nodes:
            - {minion: m1.example.com, name: one, roles: [bootstrap, control-plane, etcd]}
            """
                .formatted(Escapes.json(env)))
        .host("m1.example.com", "10.77.1.11/24")
        .plan();
  }

  private static NodePlan node(String env) {
    return plan(env).find(MinionId.parse("m1.example.com")).orElseThrow();
  }

  @Test
  void eachMinionHasOneFileUnderASafeName() {
    RenderedFile file = new PillarFiles(new NodeFiles()).render(node("x"), "0123456789ab");

    assertThat(file.path()).matches("pillar/[0-9a-f]{64}\\.yaml");
    assertThat(file.path()).isEqualTo(PillarPath.of(MinionId.parse("m1.example.com")));
    assertThat(file.content()).startsWith("#!yaml\nbrine:\n");
  }

  @Test
  void thePillarHoldsTheFilesAndTheSpecification() {
    JsonNode brine =
        Recording.parse(
                new PillarFiles(new NodeFiles()).render(node("x"), "0123456789ab").content())
            .path("brine");

    assertThat(brine.path("cluster").asText()).isEqualTo("demo");
    assertThat(brine.path("node").asText()).isEqualTo("one");
    assertThat(brine.path("plan").asText()).isEqualTo("0123456789ab");
    JsonNode spec = Recording.parse(brine.path("spec").asText());
    assertThat(spec.path("apiVersion").asText()).isEqualTo("brine.io/node/v1");
    assertThat(spec.path("manifests"))
        .extracting(JsonNode::asText)
        .containsExactly("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    assertThat(spec.at("/certificates/0/commonName").asText()).isEqualTo("kube-apiserver");
    assertThat(spec.path("bootstrap").isNull()).isTrue();
    assertThat(brine.at("/files/kubelet-flags").asText())
        .isEqualTo("KUBELET_KUBEADM_ARGS=\"--hostname-override=one\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ salt['cmd.run']('id') }}",
        "{% raw %}",
        "{# no comment #}",
        "no",
        "1_0",
        "12:30:45",
        "0o17",
        "\"quoted\" 'text'",
        "a\nb",
        "trailing ",
        "{{ view.name }}",
        "&amp; <b>",
        "\\"
      })
  void whateverAnOperatorWritesComesOutUnchanged(String value) {
    JsonNode brine =
        Recording.parse(
                new PillarFiles(new NodeFiles()).render(node(value), "0123456789ab").content())
            .path("brine");
    JsonNode pod = Recording.parse(brine.at("/files/manifest-kube-scheduler").asText());

    assertThat(pod.at("/spec/containers/0/env/0/value").asText()).isEqualTo(value);
  }

  @Test
  void theMastersTablesAreByMinion() {
    List<RenderedFile> tables = PlanFiles.render(plan("x"));

    assertThat(tables)
        .extracting(RenderedFile::path)
        .containsExactly("plan/certificates.json", "plan/nodes.json");
    JsonNode issue = Recording.parse(tables.get(0).content()).path("m1.example.com");
    assertThat(issue.path("serviceAccount").asBoolean()).isTrue();
    assertThat(issue.path("bootstrap").asBoolean(true)).isFalse();
    assertThat(issue.path("certificates")).hasSize(7);
    JsonNode summary = Recording.parse(tables.get(1).content()).path("m1.example.com");
    assertThat(summary.path("node").asText()).isEqualTo("one");
    assertThat(summary.at("/controlPlane/0").asText()).isEqualTo("10.77.1.11");
  }

  @Test
  void aFileOfPlainLinesTakesNoLineBreak() {
    Templates templates = new Templates();
    Lines lines = new Lines(List.of("net.x = 1\nnet.y = 2"));

    assertThatThrownBy(() -> templates.render("node-base/sysctl.conf", lines))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("node-base/sysctl.conf");
  }

  @Test
  void aMissingTemplateAndAMissingValueAreOurBug() {
    Templates templates = new Templates();

    assertThatThrownBy(() -> templates.render("nothing/there", "view"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> templates.render("pki/kubeconfig", new Lines(List.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pki/kubeconfig");
  }
}
