package io.brine.core.render;

import io.brine.core.problem.Problems;

/** One thing that must hold of a whole tree. */
interface SlsRule {

  /** Of the problems it finds: {@code tree/unique-ids}. */
  String code();

  void check(SlsTree tree, Problems.Collector problems);
}
