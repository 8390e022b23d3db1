package io.brine.core.component;

import io.brine.core.config.Arg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Command lines as kubeadm makes them (app/util/arguments.go). */
final class Arguments {

  private static final Comparator<Arg> ORDER =
      Comparator.comparing(Arg::name).thenComparing(Arg::value);

  private final List<Arg> defaults = new ArrayList<>();

  Arguments with(String name, String value) {
    defaults.add(new Arg(name, value));
    return this;
  }

  /**
   * kubeadm's own arguments sorted, without those whose names come in {@code extra}, then {@code
   * extra} as given.
   */
  List<String> command(String program, List<Arg> extra) {
    Set<String> replaced = extra.stream().map(Arg::name).collect(Collectors.toSet());
    List<String> command = new ArrayList<>();
    command.add(program);
    defaults.stream()
        .filter(arg -> !replaced.contains(arg.name()))
        .sorted(ORDER)
        .forEach(arg -> command.add(written(arg)));
    extra.forEach(arg -> command.add(written(arg)));
    return List.copyOf(command);
  }

  private static String written(Arg arg) {
    return "--" + arg.name() + "=" + arg.value();
  }

  /** The value that counts: of several, the last (kubeadm's {@code GetArgValue}). */
  static Optional<String> last(List<Arg> args, String name) {
    return args.stream()
        .filter(arg -> arg.name().equals(name))
        .map(Arg::value)
        .reduce((first, second) -> second);
  }
}
