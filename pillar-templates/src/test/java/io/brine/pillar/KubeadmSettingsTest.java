package io.brine.pillar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.TestCluster;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds plans of settings that operators make against what a real kubeadm makes of them. */
class KubeadmSettingsTest {

  private static final String CURRENT = "/var/lib/kubelet/pki/kubelet-client-current.pem";

  /** What the API server adds to what kubeadm sends. */
  private static final Pattern DEFAULTED =
      Pattern.compile("(deployment|daemonset|service)\\..*|.*/subjects/\\d+/apiGroup");

  private static ClusterPlan plan(Recording recording) {
    return TestCluster.ofDocument(recording.text("cluster.yaml"))
        .host("bootstrap", "10.77.1.11/24", "fd00:77::11/64")
        .plan();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dual-stack-no-endpoint",
        "ipv6-other-port",
        "names-and-arguments",
        "names-and-arguments-1.35",
        "kubelet-proxy-ecdsa"
      })
  void nodesAndObjectsAreWhatKubeadmMakes(String setting) {
    Recording recording = Recording.ofSetting(setting);
    ClusterPlan plan = plan(recording);
    NodeShown shown = NodeShown.of(plan, "bootstrap");
    shown.certificates().remove(CURRENT);

    Differences differences = new Differences(path -> DEFAULTED.matcher(path).matches());
    shown.compareFiles(recording, differences);
    JsonNode certificates = recording.json("certificates.json");
    differences.compare("certificates", certificates, shown.certificates());
    compareObjects(recording, plan, differences);

    assertThat(recording.files("objects")).hasSizeGreaterThan(25);
    assertThat(differences.found()).isEmpty();
  }

  private static void compareObjects(
      Recording recording, ClusterPlan plan, Differences differences) {
    Map<String, JsonNode> ours = new TreeMap<>();
    for (NodeFile file : new ObjectsView(new NodeFiles()).render(plan)) {
      ours.put(file.path(), Recording.parse(file.content()));
    }
    Set<String> names = recording.files("objects").keySet();
    assertThat(ours.keySet()).containsAll(names);
    for (String name : names) {
      JsonNode theirs = Recording.parse(recording.files("objects").getOrDefault(name, ""));
      ((ObjectNode) theirs).remove("status");
      ((ObjectNode) theirs.path("metadata")).remove("resourceVersion");
      differences.compare(name, theirs, Objects.requireNonNull(ours.get(name)));
    }
  }
}
