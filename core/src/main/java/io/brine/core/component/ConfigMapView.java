package io.brine.core.component;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The view of a ConfigMap. */
public record ConfigMapView(
    ObjectName name,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    SortedMap<String, String> data) {

  private static final String HASH = "kubeadm.kubernetes.io/component-config.hash";

  static ConfigMapView of(ObjectName name, Map<String, String> data) {
    return new ConfigMapView(name, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(data));
  }

  ConfigMapView labelled(String label, String value) {
    return new ConfigMapView(name, new TreeMap<>(Map.of(label, value)), annotations, data);
  }

  /** By the hash kubeadm sees whether anybody changed it (app/componentconfigs/checksums.go). */
  ConfigMapView hashed() {
    String all = String.join("", data.values());
    String hash = "sha256:" + Hashing.sha256().hashString(all, StandardCharsets.UTF_8);
    return new ConfigMapView(name, labels, new TreeMap<>(Map.of(HASH, hash)), data);
  }
}
