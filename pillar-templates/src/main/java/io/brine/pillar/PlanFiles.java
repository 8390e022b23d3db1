package io.brine.pillar;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.component.AuthoritySpec;
import io.brine.core.component.CertificateSpec;
import io.brine.core.component.KubeconfigSpec;
import io.brine.core.config.Role;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.NodeSpec.Keys;
import io.brine.core.render.RenderedFile;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of the tree that only the master reads. */
public final class PlanFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanFiles() {}

  /** The table that the signer trusts, for one minion. */
  @JsonPropertyOrder({"authorities", "serviceAccount", "certificates", "kubeconfigs", "bootstrap"})
  private record Issue(
      List<AuthoritySpec> authorities,
      boolean serviceAccount,
      List<CertificateSpec> certificates,
      List<KubeconfigSpec> kubeconfigs,
      boolean bootstrap) {

    static Issue of(Keys keys) {
      return new Issue(
          keys.authorities(),
          keys.serviceAccount() != null,
          keys.certificates(),
          keys.kubeconfigs(),
          keys.bootstrap() != null);
    }
  }

  @JsonPropertyOrder({"node", "roles", "leads", "controlPlane", "workload"})
  private record Summary(
      String node,
      Set<Role> roles,
      boolean leads,
      List<String> controlPlane,
      List<String> workload) {

    static Summary of(NodePlan plan) {
      return new Summary(
          plan.node().value(),
          plan.spec().identity().roles(),
          plan.spec().duties().objects() != null,
          plan.addresses().controlPlane().stream().map(one -> one.address().toString()).toList(),
          plan.addresses().workload().stream().map(one -> one.address().toString()).toList());
    }
  }

  /** {@code plan/certificates.json} and {@code plan/nodes.json}, each by minion id. */
  public static List<RenderedFile> render(ClusterPlan plan) {
    SortedMap<String, Issue> issues = new TreeMap<>();
    SortedMap<String, Summary> nodes = new TreeMap<>();
    for (NodePlan node : plan.nodes().values()) {
      issues.put(node.minion().value(), Issue.of(node.spec().keys()));
      nodes.put(node.minion().value(), Summary.of(node));
    }
    return List.of(file("certificates", issues), file("nodes", nodes));
  }

  private static RenderedFile file(String name, Object table) {
    try {
      return new RenderedFile("plan/" + name + ".json", JSON.writeValueAsString(table) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
