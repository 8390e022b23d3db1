package io.brine.cli.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.brine.core.render.RenderedFile;
import io.brine.core.render.RenderedTree;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How one tree differs from another, as a unified diff. No tree has a secret in it. */
public record TreeDifference(RenderedTree before, RenderedTree after) {
  private static final int CONTEXT = 2;

  /** At most {@code maxLines} lines. */
  public String text(int maxLines) {
    SortedSet<String> paths = new TreeSet<>(before.files().keySet());
    paths.addAll(after.files().keySet());
    List<String> lines = paths.stream().flatMap(path -> lines(path).stream()).toList();
    String shown = lines.stream().limit(maxLines).collect(Collectors.joining("\n", "", "\n"));
    int more = lines.size() - maxLines;
    return more > 0 ? shown + "(" + more + " more lines)\n" : shown;
  }

  private List<String> lines(String path) {
    List<String> old = content(before, path);
    List<String> now = content(after, path);
    return UnifiedDiffUtils.generateUnifiedDiff(path, path, old, DiffUtils.diff(old, now), CONTEXT);
  }

  /** A file's text is one quoted line in a pillar: its own lines are told apart here. */
  private static List<String> content(RenderedTree tree, String path) {
    return tree.find(path).map(RenderedFile::content).stream()
        .flatMap(text -> text.replace("\\n", "\n").lines())
        .toList();
  }
}
