package io.brine.core.component;

import java.util.List;

/** The view of a Role or ClusterRole. */
public record RoleView(ObjectName name, List<Rule> rules) {

  public RoleView {
    rules = List.copyOf(rules);
  }

  /**
   * What is allowed.
   *
   * @param names of the objects it is allowed for; empty for all
   */
  public record Rule(
      String apiGroup, List<String> resources, List<String> names, List<String> verbs) {

    public Rule {
      resources = List.copyOf(resources);
      names = List.copyOf(names);
      verbs = List.copyOf(verbs);
    }

    /** To get one ConfigMap. */
    static Rule configMap(String name) {
      return new Rule("", List.of("configmaps"), List.of(name), List.of("get"));
    }
  }
}
