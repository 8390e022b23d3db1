package io.brine.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.cli.output.ParityReport;
import io.brine.cli.output.ParityReport.Compared;
import io.brine.core.config.MinionId;
import io.brine.core.parity.Difference;
import io.brine.core.parity.FoundFile;
import io.brine.core.parity.NodeImage;
import io.brine.core.parity.ObjectSet;
import io.brine.core.parity.Parity;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.takeover.KubeadmCluster;
import io.brine.pillar.NodeFile;
import io.brine.pillar.NodeFiles;
import io.brine.pillar.NodeView;
import io.brine.pillar.ObjectsView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what stands on hosts and in their cluster's API with what is planned. */
public final class HostsParity {
  private static final String NODE = "node/";

  /** Tokens end after a day; what is in them is not asked for. */
  private static final String SECRET = "secret/";

  private final ClusterPlan plan;
  private final NodeFiles templates = new NodeFiles();

  private HostsParity(ClusterPlan plan) {
    this.plan = plan;
  }

  /** "Theirs" is what stands. */
  public static ParityReport of(ClusterPlan plan, KubeadmCluster found) {
    return new HostsParity(plan).compare(found);
  }

  private ParityReport compare(KubeadmCluster found) {
    Map<String, List<Difference>> differences = new TreeMap<>();
    int documents = 0;
    int certificates = 0;
    int modes = 0;
    Set<MinionId> minions = new TreeSet<>(found.files().keySet());
    minions.addAll(plan.nodes().keySet());
    for (MinionId minion : minions) {
      NodeImage theirs = NodeImage.of(found.files().getOrDefault(minion, List.of()));
      differences.put(minion.value(), Parity.ofNodes(theirs, planned(minion)));
      documents += theirs.documents().size();
      certificates += theirs.certificates().size();
      modes += theirs.modes().size();
    }
    ObjectSet ours = planned();
    ObjectSet theirs = asFarAs(ours, ObjectSet.of(found.objects()));
    differences.put("", Parity.ofObjects(theirs, ours));
    return ParityReport.ofNodes(
        new Compared(documents, certificates, modes, theirs.objects().size()), differences);
  }

  private NodeImage planned(MinionId minion) {
    return NodeImage.of(
        plan.find(minion)
            .map(node -> files(new NodeView(templates).render(node)))
            .orElse(List.of()));
  }

  private ObjectSet planned() {
    SortedMap<String, JsonNode> objects =
        new TreeMap<>(ObjectSet.of(files(new ObjectsView(templates).render(plan))).objects());
    objects.keySet().removeIf(name -> name.startsWith(SECRET));
    return new ObjectSet(objects, false);
  }

  /** Of objects that are not planned only nodes count: others are users'. */
  private static ObjectSet asFarAs(ObjectSet ours, ObjectSet theirs) {
    SortedMap<String, JsonNode> kept = new TreeMap<>(theirs.objects());
    kept.keySet().removeIf(name -> !ours.objects().containsKey(name) && !name.startsWith(NODE));
    return new ObjectSet(kept, true);
  }

  private static List<FoundFile> files(Collection<NodeFile> shown) {
    return shown.stream()
        .map(
            file ->
                new FoundFile(
                    file.path().replaceFirst("^/", ""),
                    "0o" + file.mode().substring(1),
                    file.content()))
        .toList();
  }
}
