package io.brine.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTypesTest {
  private static final KubernetesVersion V1_36 = KubernetesVersion.parse("v1.36.2");
  private static final KubernetesVersion V1_35 = KubernetesVersion.parse("v1.35.6");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{apiVersion: x, kind: y}",
        "{failSwapOn: true, maxPods: 110, clusterDNS: [10.96.0.10]}",
        "{syncFrequency: 1m, memoryThrottlingFactor: 0.5, evictionHard: {memory.available: 100Mi}}",
        "{authentication: {x509: {}, anonymous: {enabled: false}}}",
        "{reservedMemory: [{numaNode: 0, limits: {memory: 100Mi, hugepages-2Mi: 2}}]}",
        "{logging: {flushFrequency: 5s}}",
        "{logging: {flushFrequency: 5000000000}}",
        "{tlsCurvePreferences: [29]}",
        "{maxPods: null}",
      })
  void takesWhatKubernetesTakes(String kubelet) {
    assertThat(check(kubelet, V1_36)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{failSwapon: true} | failSwapon | did you mean \"failSwapOn\"?",
        "{quux: 1} | quux | remove it",
        "{failSwapOn: 'yes'} | failSwapOn | true or false",
        "{maxPods: 1.5} | maxPods | a whole number",
        "{memoryThrottlingFactor: x} | memoryThrottlingFactor | a number",
        "{clusterDomain: 5} | clusterDomain | text",
        "{syncFrequency: 10} | syncFrequency | a duration",
        "{syncFrequency: soon} | syncFrequency | a duration",
        "{clusterDNS: 10.96.0.10} | clusterDNS | a list",
        "{clusterDNS: [5]} | clusterDNS[0] | text",
        "{evictionHard: [a]} | evictionHard | a map",
        "{evictionHard: {memory.available: 5}} | evictionHard.memory.available | text",
        "{authentication: true} | authentication | a map of fields",
        "{authentication: {x509: {clientCaFile: /a}}} | authentication.x509.clientCaFile | clientCAFile",
        "{authentication: {kind: x}} | authentication.kind | remove it",
        "{logging: {flushFrequency: soon}} | logging.flushFrequency | nanoseconds",
        "{reservedMemory: [{limits: {memory: true}}]} | reservedMemory[0].limits.memory | a quantity",
      })
  void saysWhatDoesNotFit(String kubelet, String path, String advice) {
    assertThat(check(kubelet, V1_36))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.path()).isEqualTo(path);
              assertThat(mistake.advice()).contains(advice);
            });
  }

  @Test
  void knowsWhichVersionBroughtAField() {
    assertThat(check("{tlsCurvePreferences: [29]}", V1_35)).hasSize(1);
    assertThat(complete("{tlsCurvePreferences: [29]}", V1_36).has("tlsCurvePreferences")).isTrue();
    assertThat(complete("{tlsCurvePreferences: [29]}", V1_35).has("tlsCurvePreferences")).isFalse();
  }

  /** As the kubelet-config of a cluster made by kubeadm has them. */
  @Test
  void writesZerosWhereGoWritesThem() {
    ObjectNode whole = complete("{}", V1_36);

    assertThat(whole.path("syncFrequency").textValue()).isEqualTo("0s");
    assertThat(whole.has("staticPodPath")).isFalse();
    assertThat(whole.has("failSwapOn")).isFalse();
    assertThat(whole.at("/authentication/webhook/cacheTTL").textValue()).isEqualTo("0s");
  }

  @Test
  void writesWhatIsGivenInGosForm() {
    ObjectNode whole =
        complete(
            "{syncFrequency: 90s, failSwapOn: false, maxPods: 0, clusterDNS: [10.96.0.10],"
                + " evictionHard: {a: b}, reservedMemory: [{limits: {memory: 100}}],"
                + " logging: {flushFrequency: 90s}, unknown: 1}",
            V1_36);

    assertThat(whole.path("syncFrequency").textValue()).isEqualTo("1m30s");
    assertThat(whole.path("failSwapOn").isBoolean()).isTrue();
    assertThat(whole.has("maxPods")).isFalse();
    assertThat(whole.path("clusterDNS")).hasToString("[\"10.96.0.10\"]");
    assertThat(whole.path("evictionHard")).hasToString("{\"a\":\"b\"}");
    assertThat(whole.at("/reservedMemory/0/limits/memory").textValue()).isEqualTo("100");
    assertThat(whole.at("/logging/flushFrequency").textValue()).isEqualTo("1m30s");
    assertThat(whole.has("unknown")).isFalse();
  }

  @Test
  void keepsNanosecondsAsANumber() {
    ObjectNode whole = complete("{logging: {flushFrequency: 5000000000}}", V1_36);

    assertThat(whole.at("/logging/flushFrequency").longValue()).isEqualTo(5_000_000_000L);
  }

  @Test
  void kubeProxysNullsAreWritten() {
    ObjectNode whole = ApiTypes.BUILT_IN.complete("KubeProxyConfiguration", tree("{}"), V1_36);

    assertThat(whole.at("/conntrack/maxPerCore").isNull()).isTrue();
    assertThat(whole.path("nodePortAddresses").isNull()).isTrue();
  }

  private static List<ApiMistake> check(String yaml, KubernetesVersion version) {
    return ApiTypes.BUILT_IN.check("KubeletConfiguration", tree(yaml), version);
  }

  private static ObjectNode complete(String yaml, KubernetesVersion version) {
    return ApiTypes.BUILT_IN.complete("KubeletConfiguration", tree(yaml), version);
  }

  private static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
