package io.brine.cli.manual;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as the manual shows it.
 *
 * @param name with those above it, for example {@code brine master check}
 * @param synopsis the command and what can follow it, in one line
 * @param arguments its own options and parameters; those of every command stand with {@code brine}
 */
record CommandEntry(String name, String synopsis, String description, List<Argument> arguments) {
  CommandEntry {
    arguments = List.copyOf(arguments);
  }

  /**
   * An option or a parameter.
   *
   * @param form for example {@code -o, --output=FORMAT}
   */
  record Argument(String form, String description, boolean required) {
    private static Argument of(ArgSpec spec, String form) {
      return new Argument(form, oneLine(spec.description()), spec.required());
    }

    private String inSynopsis() {
      return required ? form : "[" + form + "]";
    }
  }

  static CommandEntry of(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    return new CommandEntry(
        spec.qualifiedName(),
        synopsis(spec),
        oneLine(spec.usageMessage().description()),
        arguments(spec).toList());
  }

  private static String synopsis(CommandSpec spec) {
    StringBuilder line = new StringBuilder(spec.qualifiedName());
    arguments(spec).forEach(argument -> line.append(' ').append(argument.inSynopsis()));
    return spec.subcommands().isEmpty() ? line.toString() : line.append(" COMMAND").toString();
  }

  private static Stream<Argument> arguments(CommandSpec spec) {
    Stream<Argument> options =
        spec.options().stream()
            .filter(option -> !option.hidden() && isOwn(option, spec))
            .map(option -> Argument.of(option, form(option)));
    Stream<Argument> positional =
        spec.positionalParameters().stream()
            .map(parameter -> Argument.of(parameter, form(parameter)));
    return Stream.concat(options, positional);
  }

  private static boolean isOwn(OptionSpec option, CommandSpec spec) {
    boolean everywhere = option.inherited() || option.usageHelp() || option.versionHelp();
    return !everywhere || spec.parent() == null;
  }

  private static String form(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
  }

  private static String form(PositionalParamSpec parameter) {
    return parameter.arity().max() > 1 ? parameter.paramLabel() + "..." : parameter.paramLabel();
  }

  private static String oneLine(String... lines) {
    return Ansi.OFF.string(String.join(" ", lines));
  }
}
