package io.brine.pillar;

import io.brine.core.component.ClusterObject;
import io.brine.core.component.ObjectName;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.plan.NodePlan;
import io.brine.core.plan.NodeSpec.NodeMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All objects that the cluster's API will have from Brine, secrets left out. Thread-safe. */
public final class ObjectsView {

  private static final ObjectName TOKEN =
      new ObjectName("Secret", "kube-system", "bootstrap-token-<id>");

  private final Templates templates;

  public ObjectsView(NodeFiles files) {
    this.templates = files.templates();
  }

  /** One file for each, {@code kind[.namespace].name.yaml} in lower case, ':' written as '_'. */
  public List<NodeFile> render(ClusterPlan plan) {
    List<NodeFile> shown = new ArrayList<>();
    for (ClusterObject object : plan.objects()) {
      shown.add(file(object.name(), object.template(), object.view()));
    }
    shown.add(file(TOKEN, "cluster-objects/bootstrap-token.yaml", TOKEN));
    for (NodePlan node : plan.nodes().values()) {
      node.spec().duties().nodes().forEach(marks -> shown.add(node(marks)));
    }
    return shown.stream().sorted().toList();
  }

  private NodeFile node(NodeMarks marks) {
    ObjectName name = new ObjectName("Node", "", marks.name().value());
    return file(name, "cluster-objects/node.yaml", marks);
  }

  private NodeFile file(ObjectName name, String template, Object view) {
    return new NodeFile(fileName(name), "0644", templates.render(template, view));
  }

  private static String fileName(ObjectName name) {
    String namespace = name.namespace().isEmpty() ? "" : name.namespace() + ".";
    String kind = name.kind().toLowerCase(Locale.ROOT);
    return kind + "." + namespace + name.name().replace(':', '_') + ".yaml";
  }
}
