package io.brine.pillar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.component.FileSpec;
import io.brine.core.plan.NodePlan;
import io.brine.core.render.PillarPath;
import io.brine.core.render.RenderedFile;

/** Lays out the pillar of a minion: one file, which brine_pillar gives to that minion alone. */
public final class PillarFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Templates templates;

  public PillarFiles(NodeFiles files) {
    this.templates = files.templates();
  }

  /**
   * The pillar as YAML that is safe for Salt's YAML 1.1: all texts are quoted.
   *
   * <pre>
   * #!yaml
   * brine:
   *   cluster: "demo"
   *   node: "bootstrap"
   *   plan: "0123456789ab"
   *   spec: "{...}"
   *   files:
   *     "kubelet-config": "..."
   * </pre>
   */
  public RenderedFile render(NodePlan node, String planDigest) {
    StringBuilder yaml = new StringBuilder("#!yaml\nbrine:\n");
    entry(yaml, "  cluster", node.spec().identity().cluster());
    entry(yaml, "  node", node.node().value());
    entry(yaml, "  plan", planDigest);
    entry(yaml, "  spec", spec(node));
    yaml.append("  files:\n");
    for (FileSpec file : node.files()) {
      entry(yaml, "    " + Escapes.json(file.file().key()), templates.render(file));
    }
    return new RenderedFile(PillarPath.of(node.minion()), yaml.toString());
  }

  private static void entry(StringBuilder yaml, String key, String value) {
    yaml.append(key).append(": ").append(Escapes.json(value)).append('\n');
  }

  /** The JSON text of /etc/brine/node.json. */
  static String spec(NodePlan node) {
    try {
      return JSON.writeValueAsString(node.spec());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
