package io.brine.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.brine.core.component.FileSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells whether two plans decide the same. What may change from one look at the hosts to the next
 * (clocks, free space) has no part in it.
 *
 * @param hex SHA-256 in lower case
 */
public record PlanDigest(String hex) {

  private static final int SHORT = 12;

  /** What users see and generated files carry. */
  public String shortForm() {
    return hex.substring(0, SHORT);
  }

  static PlanDigest of(ClusterPlan plan) {
    return new Summing().sum(plan);
  }

  @Override
  public String toString() {
    return hex;
  }

  /** Hashes the same file of many nodes once. */
  private static final class Summing {
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Map<FileSpec, HashCode> files = new HashMap<>();

    PlanDigest sum(ClusterPlan plan) {
      Hasher hasher = Hashing.sha256().newHasher();
      add(hasher, plan.cluster());
      add(hasher, plan.version());
      add(hasher, plan.objects());
      plan.nodes().values().forEach(node -> add(hasher, node));
      return new PlanDigest(hasher.hash().toString());
    }

    private void add(Hasher hasher, NodePlan node) {
      add(hasher, node.spec());
      add(hasher, node.packages());
      add(hasher, node.services());
      add(hasher, node.parts().states());
      for (FileSpec file : node.files()) {
        hasher.putBytes(files.computeIfAbsent(file, Summing::hash).asBytes());
      }
    }

    private static HashCode hash(FileSpec file) {
      return Hashing.sha256().hashString(json(file), StandardCharsets.UTF_8);
    }

    private static void add(Hasher hasher, Object part) {
      hasher.putString(json(part), StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
      try {
        return JSON.writeValueAsString(value);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
