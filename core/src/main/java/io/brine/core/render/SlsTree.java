package io.brine.core.render;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The SLS files of a tree by name, and the tree itself. */
record SlsTree(RenderedTree tree, SortedMap<String, SlsDocument> documents) {

  SlsTree {
    documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
  }

  Collection<SlsDocument> all() {
    return documents.values();
  }

  Optional<SlsDocument> find(String name) {
    return Optional.ofNullable(documents.get(name));
  }

  boolean has(String name) {
    return documents.containsKey(name);
  }

  /** The documents of these names and all that they include, each once; those missing left out. */
  Set<SlsDocument> closure(Collection<String> names) {
    Set<SlsDocument> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      SlsDocument document = documents.get(open.pop());
      if (document != null && reached.add(document)) {
        open.addAll(document.includes());
      }
    }
    return reached;
  }
}
