package io.brine.core.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.brine.core.net.IpAddress;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.ObjectSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a cluster's API has.
 *
 * @param objects by {@code kind/namespace/name}
 * @param addresses those that nodes tell to be theirs, by the nodes' names
 */
record FoundObjects(Map<String, JsonNode> objects, Map<String, List<IpAddress>> addresses) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String HASH = "kubeadm.kubernetes.io/component-config.hash";
  private static final String NODE = "node/";

  /**
   * Of files with an object or a list of objects in each.
   *
   * @throws io.brine.core.parity.UnreadableException when one is not YAML
   */
  static FoundObjects of(Collection<FoundFile> files) {
    Map<String, List<IpAddress>> addresses = new HashMap<>();
    for (FoundFile file : files) {
      JsonNode found = parse(file.text());
      Iterable<JsonNode> all = found.has("items") ? found.path("items") : List.of(found);
      for (JsonNode object : all) {
        if (object.path("kind").asText().equals("Node")) {
          addresses.put(object.path("metadata").path("name").asText(), internal(object));
        }
      }
    }
    return new FoundObjects(ObjectSet.of(files).objects(), addresses);
  }

  private static List<IpAddress> internal(JsonNode node) {
    List<IpAddress> found = new ArrayList<>();
    for (JsonNode one : node.path("status").path("addresses")) {
      String address = one.path("address").asText();
      if (one.path("type").asText().equals("InternalIP") && IpAddress.isAddress(address)) {
        found.add(IpAddress.parse(address));
      }
    }
    return found;
  }

  /** A document in a ConfigMap of kube-system; missing when it is not there. */
  JsonNode document(String configMap, String key) {
    return parse(configMap(configMap).path("data").path(key).asText());
  }

  /** Whether kubeadm filled the ConfigMap without a user's document for it. */
  boolean isGenerated(String configMap) {
    return configMap(configMap).path("metadata").path("annotations").has(HASH);
  }

  /** A node as far as kubeadm and users make it; missing when there is none of that name. */
  JsonNode node(String name) {
    return objects.getOrDefault(NODE + name, MissingNode.getInstance());
  }

  Set<String> nodes() {
    Set<String> names = new TreeSet<>();
    objects.keySet().stream()
        .filter(name -> name.startsWith(NODE))
        .forEach(name -> names.add(name.substring(NODE.length())));
    return names;
  }

  private JsonNode configMap(String name) {
    return objects.getOrDefault("configmap/kube-system/" + name, MissingNode.getInstance());
  }

  private static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }
}
