package io.brine.core.problem;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** All that was found wrong in one run, in the order of the input. */
public record Problems(List<Problem> all) implements Iterable<Problem> {
  public static final Problems NONE = new Problems(List.of());

  public Problems {
    all = all.stream().sorted().distinct().toList();
  }

  public static Problems of(Problem... problems) {
    return new Problems(List.of(problems));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(Problem::isError);
  }

  public List<Problem> errors() {
    return all.stream().filter(Problem::isError).toList();
  }

  public List<Problem> warnings() {
    return all.stream().filter(problem -> !problem.isError()).toList();
  }

  public Problems and(Problems others) {
    return new Problems(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  @Override
  public Iterator<Problem> iterator() {
    return all.iterator();
  }

  /** Gathers what one rule finds, under that rule's code. Not thread-safe. */
  public static final class Collector {
    private final String code;
    private final List<Problem> found = new ArrayList<>();

    public Collector(String code) {
      this.code = code;
    }

    /**
     * Adds an error.
     *
     * @param path as in {@code nodes[2].roles}
     * @param message what was seen, lower case, values quoted, no full stop
     * @param advice what to do, in the imperative
     */
    public void error(String path, String message, String advice) {
      found.add(Problem.error(code, path, message, advice));
    }

    /** Like {@link #error}, for what planning may go on with. */
    public void warning(String path, String message, String advice) {
      found.add(Problem.warning(code, path, message, advice));
    }

    public Problems problems() {
      return new Problems(found);
    }
  }
}
