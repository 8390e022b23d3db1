package io.brine.cli.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.cli.output.OutputFolder;
import io.brine.core.config.MinionId;
import io.brine.core.inventory.FactsFile;
import io.brine.core.inventory.Inventory;
import io.brine.core.parity.FoundFile;
import io.brine.core.problem.Checked;
import io.brine.core.takeover.KubeadmCluster;
import io.brine.pillar.NodeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with what stands of a cluster: {@code facts.yaml}, {@code nodes/MINION/} with the files
 * of each host under their paths and their modes in {@code files.json}, {@code objects/}.
 */
public record SavedCluster(Path folder) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String FACTS = "facts.yaml";
  private static final String NODES = "nodes";
  private static final String OBJECTS = "objects";

  /**
   * Reads it.
   *
   * @throws NoSuchFileException when a part is not there
   */
  public Checked<KubeadmCluster> read() throws IOException {
    Checked<Inventory> facts = SavedFacts.read(folder.resolve(FACTS));
    SortedMap<MinionId, List<FoundFile>> nodes = nodes();
    List<FoundFile> objects = new NodeFolder(folder.resolve(OBJECTS)).objects();
    return facts.match(
        (inventory, warnings) ->
            Checked.of(new KubeadmCluster(inventory, nodes, objects), warnings),
        Checked.Bad::new);
  }

  private SortedMap<MinionId, List<FoundFile>> nodes() throws IOException {
    Path all = folder.resolve(NODES);
    if (!Files.isDirectory(all)) {
      throw new NoSuchFileException(all.toString());
    }
    SortedMap<MinionId, List<FoundFile>> nodes = new TreeMap<>();
    try (Stream<Path> folders = Files.list(all)) {
      for (Path node : folders.filter(Files::isDirectory).toList()) {
        nodes.put(MinionId.parse(node.getFileName().toString()), new NodeFolder(node).files());
      }
    }
    return nodes;
  }

  /** Writes it into an empty folder, for nobody else to read. */
  public void write(KubeadmCluster cluster) throws IOException {
    List<NodeFile> files = new ArrayList<>();
    files.add(file(FACTS, FactsFile.write(cluster.facts())));
    for (var node : cluster.files().entrySet()) {
      String below = NODES + "/" + node.getKey() + "/";
      ObjectNode modes = JSON.createObjectNode();
      for (FoundFile found : node.getValue()) {
        files.add(file(below + found.path(), found.text()));
        if (!found.mode().isEmpty()) {
          modes.putObject("/" + found.path()).put("mode", found.mode());
        }
      }
      files.add(file(below + "files.json", JSON.writeValueAsString(modes) + "\n"));
    }
    cluster
        .objects()
        .forEach(object -> files.add(file(OBJECTS + "/" + object.path(), object.text())));
    new OutputFolder(folder).write(files);
  }

  private static NodeFile file(String path, String content) {
    return new NodeFile(path, "0600", content);
  }
}
