package io.brine.core.render;

import io.brine.core.problem.Problems;
import io.brine.core.render.Yaml11.NotYamlException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads back what was laid out and checks that Salt will take it. A problem here is our bug, found
 * before anything is written; a tree with one is never written.
 */
public final class TreeCheck {

  static final String FIRST_LINE = "#!yaml";
  static final String SALT = "salt/";
  static final String PILLAR = "pillar/";

  private static final String SLS = ".sls";
  private static final String ADVICE = "report it with cluster.yaml and facts.yaml: Brine is wrong";
  private static final List<SlsRule> RULES =
      List.of(
          new UniqueIds(),
          new KnownIncludes(),
          new KnownRequisites(),
          new GuardedCommands(),
          new NoTemplates(),
          new KnownSources(),
          new KnownStates(),
          new KnownPillar());

  private TreeCheck() {}

  public static Problems check(RenderedTree tree) {
    Problems.Collector lines = new Problems.Collector("tree/first-line");
    Problems.Collector yaml = new Problems.Collector("tree/yaml");
    tree.below(SALT).stream().filter(TreeCheck::isSls).forEach(file -> firstLine(file, lines));
    tree.below(PILLAR).forEach(file -> firstLine(file, lines));
    SlsTree parsed = new SlsTree(tree, parse(tree, yaml));
    Problems problems = lines.problems().and(yaml.problems());
    for (SlsRule rule : RULES) {
      Problems.Collector collector = new Problems.Collector(rule.code());
      rule.check(parsed, collector);
      problems = problems.and(collector.problems());
    }
    return problems;
  }

  /** Without it Salt runs Jinja over the file, as root on the master. */
  private static void firstLine(RenderedFile file, Problems.Collector problems) {
    if (!file.content().startsWith(FIRST_LINE + "\n")) {
      problems.error(file.path(), "does not begin with \"" + FIRST_LINE + "\"", ADVICE);
    }
  }

  private static SortedMap<String, SlsDocument> parse(
      RenderedTree tree, Problems.Collector problems) {
    SortedMap<String, SlsDocument> documents = new TreeMap<>();
    for (RenderedFile file : tree.below(SALT)) {
      if (isSls(file)) {
        parse(file, documents, problems);
      }
    }
    return documents;
  }

  private static void parse(
      RenderedFile file, SortedMap<String, SlsDocument> documents, Problems.Collector problems) {
    try {
      if (Yaml11.read(file.content()) instanceof Map<?, ?> parsed) {
        String name = name(file.path());
        documents.put(name, SlsDocument.of(file.path(), name, parsed));
      } else {
        problems.error(file.path(), "is not a mapping of states", ADVICE);
      }
    } catch (NotYamlException e) {
      problems.error(file.path(), "is not YAML: " + e.what(), ADVICE);
    }
  }

  private static boolean isSls(RenderedFile file) {
    return file.path().endsWith(SLS);
  }

  private static String name(String path) {
    return path.substring(SALT.length(), path.length() - SLS.length())
        .replace('/', '.')
        .replaceAll("\\.init$", "");
  }

  static String advice() {
    return ADVICE;
  }
}
