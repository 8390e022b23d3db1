package io.brine.core.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.brine.core.net.HostPort;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.version.GoDuration;
import io.brine.core.version.KubernetesVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What kubeadm's ClusterConfiguration says of the fields of cluster.yaml. */
record LiveConfiguration(JsonNode document) {
  static final String VERSION = "kubernetes.version";
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Empty when it is none, since somebody broke it. */
  static Optional<LiveConfiguration> read(String text) {
    try {
      return Optional.of(YAML.readTree(text))
          .filter(JsonNode::isObject)
          .map(LiveConfiguration::new);
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  /** Values by path, in the form of {@link io.brine.core.config.FixedFields}. */
  SortedMap<String, List<String>> fields() {
    SortedMap<String, List<String>> fields = new TreeMap<>();
    version().ifPresent(version -> fields.put(VERSION, List.of(version.toString())));
    JsonNode networking = document.path("networking");
    put(fields, "kubernetes.dnsDomain", networking.path("dnsDomain"));
    put(fields, "networks.pods.cidr", networking.path("podSubnet"));
    put(fields, "networks.services.cidr", networking.path("serviceSubnet"));
    put(fields, "kubernetes.certificates.algorithm", document.path("encryptionAlgorithm"));
    duration(document.path("caCertificateValidityPeriod").asText())
        .ifPresent(
            life ->
                fields.put("kubernetes.certificates.caValidity", List.of(GoDuration.format(life))));
    endpoint(fields, document.path("controlPlaneEndpoint").asText());
    return fields;
  }

  Optional<KubernetesVersion> version() {
    try {
      return Optional.of(KubernetesVersion.parse(document.path("kubernetesVersion").asText()));
    } catch (InvalidValueException another) {
      return Optional.empty();
    }
  }

  private static void put(SortedMap<String, List<String>> fields, String path, JsonNode value) {
    if (value.isTextual() && !value.textValue().isEmpty()) {
      fields.put(path, List.of(value.textValue()));
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(GoDuration.parse(text));
    } catch (InvalidValueException another) {
      return Optional.empty();
    }
  }

  /** Without a port kubeadm takes that of the API servers. */
  private static void endpoint(SortedMap<String, List<String>> fields, String endpoint) {
    if (endpoint.isEmpty()) {
      fields.put("apiServer.vip", List.of(""));
      return;
    }
    try {
      HostPort found = HostPort.parse(endpoint);
      fields.put("apiServer.vip", List.of(found.host().toString()));
      fields.put("apiServer.port", List.of(Integer.toString(found.port())));
    } catch (InvalidValueException withoutPort) {
      fields.put("apiServer.vip", List.of(endpoint));
    }
  }
}
