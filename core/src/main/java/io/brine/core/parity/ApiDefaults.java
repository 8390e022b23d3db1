package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the API server fills in when a client does not say it: k8s.io/kubernetes,
 * pkg/apis/{core,apps,rbac}/v1/defaults.go.
 */
final class ApiDefaults {

  private static final String POD = "(deployment|daemonset)/.*#/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/[^/]+";

  /**
   * @param value from the mapping that the field is in
   */
  private record Default(Pattern path, Function<JsonNode, JsonNode> value) {}

  private static final List<Default> TABLE =
      List.of(
          fixed("(deployment|daemonset)/.*#/spec/revisionHistoryLimit", "10"),
          fixed("deployment/.*#/spec/progressDeadlineSeconds", "600"),
          fixed("deployment/.*#/spec/strategy/rollingUpdate/maxSurge", "25%"),
          fixed(
              "daemonset/.*#/spec/updateStrategy/rollingUpdate",
              "{maxSurge: 0, maxUnavailable: 1}"),
          fixed(POD + "/dnsPolicy", "ClusterFirst"),
          fixed(POD + "/restartPolicy", "Always"),
          fixed(POD + "/schedulerName", "default-scheduler"),
          fixed(POD + "/securityContext", "{}"),
          fixed(POD + "/terminationGracePeriodSeconds", "30"),
          of(POD + "/serviceAccount", pod -> pod.path("serviceAccountName")),
          fixed(CONTAINER + "/resources", "{}"),
          fixed(CONTAINER + "/imagePullPolicy", "IfNotPresent"),
          fixed(CONTAINER + "/terminationMessagePath", "/dev/termination-log"),
          fixed(CONTAINER + "/terminationMessagePolicy", "File"),
          fixed(CONTAINER + "/env/[^/]+/valueFrom/fieldRef/apiVersion", "v1"),
          fixed(CONTAINER + "/ports/[^/]+/protocol", "TCP"),
          fixed(CONTAINER + "/[a-z]+Probe/timeoutSeconds", "1"),
          fixed(CONTAINER + "/[a-z]+Probe/periodSeconds", "10"),
          fixed(CONTAINER + "/[a-z]+Probe/successThreshold", "1"),
          fixed(CONTAINER + "/[a-z]+Probe/failureThreshold", "3"),
          fixed(CONTAINER + "/[a-z]+Probe/httpGet/scheme", "HTTP"),
          fixed(POD + "/volumes/[^/]+/configMap/defaultMode", "420"),
          fixed(POD + "/volumes/[^/]+/hostPath/type", "''"),
          of("service/.*#/spec/clusterIPs", spec -> list(spec.path("clusterIP").asText())),
          of("service/.*#/spec/ipFamilies", spec -> list(family(spec.path("clusterIP").asText()))),
          fixed("service/.*#/spec/ipFamilyPolicy", "SingleStack"),
          fixed("service/.*#/spec/internalTrafficPolicy", "Cluster"),
          fixed("service/.*#/spec/sessionAffinity", "None"),
          fixed("service/.*#/spec/type", "ClusterIP"),
          fixed("(cluster)?rolebinding/.*#/subjects/[^/]+/apiGroup", "rbac.authorization.k8s.io"));

  private ApiDefaults() {}

  /**
   * Whether the field that only one side has is what the other would be given.
   *
   * @param parent the mapping that the field is in
   */
  static boolean has(String path, JsonNode parent, JsonNode value) {
    return TABLE.stream()
        .filter(one -> one.path().matcher(path).matches())
        .anyMatch(one -> one.value().apply(parent).equals(value));
  }

  private static Default fixed(String path, String yaml) {
    JsonNode value = Yaml.document("default", yaml);
    return of(path, parent -> value);
  }

  private static Default of(String path, Function<JsonNode, JsonNode> value) {
    return new Default(Pattern.compile(path), value);
  }

  private static JsonNode list(String only) {
    return Yaml.document("default", "['" + only + "']");
  }

  private static String family(String address) {
    return address.contains(":") ? "IPv6" : "IPv4";
  }
}
