package io.brine.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not the same on both sides.
 *
 * @param path {@code /etc/kubernetes/manifests/etcd.yaml#/spec/hostNetwork}: a file or {@code
 *     kind/namespace/name}, and what is in it
 * @param theirs kubeadm's; null when it is not there
 * @param ours null when it is not there
 */
public record Difference(String path, @Nullable JsonNode theirs, @Nullable JsonNode ours) {

  /** Why it is meant to be so; empty when it is not. */
  public Optional<Intended> intended() {
    return Intended.of(this);
  }
}
