package io.brine.cli.manual;

import io.brine.cli.ExitCode;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, their options and exit codes, as a page to be read. */
public final class Manual {
  private static final PebbleEngine ENGINE = engine();
  private static final Pattern CONTROL_LINE = Pattern.compile("^(?=[.'])", Pattern.MULTILINE);

  private Manual() {}

  /** For man(1), as roff with the macros of man(7). */
  public static String roff(CommandLine root) {
    return render("brine.1.peb", root);
  }

  /** {@code docs/reference/commands.md}. */
  public static String markdown(CommandLine root) {
    return render("commands.md.peb", root);
  }

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(Manual.class.getClassLoader());
    loader.setPrefix("io/brine/cli/manual");
    return new PebbleEngine.Builder()
        .loader(loader)
        .strictVariables(true)
        .newLineTrimming(false)
        .addEscapingStrategy("roff", Manual::asRoff)
        .addEscapingStrategy("markdown", Manual::asMarkdown)
        .build();
  }

  private static String asRoff(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return CONTROL_LINE.matcher(plain).replaceAll("\\\\&");
  }

  private static String asMarkdown(String text) {
    return text.replace("<", "&lt;").replace("|", "\\|");
  }

  private static String render(String template, CommandLine root) {
    List<CommandEntry> commands = new ArrayList<>();
    collect(root, commands);
    StringWriter text = new StringWriter();
    try {
      ENGINE
          .getTemplate(template)
          .evaluate(text, Map.of("commands", commands, "exitCodes", ExitCode.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void collect(CommandLine line, List<CommandEntry> into) {
    CommandSpec spec = line.getCommandSpec();
    if (spec.usageMessage().hidden()) {
      return;
    }
    into.add(CommandEntry.of(line));
    line.getSubcommands().values().forEach(below -> collect(below, into));
  }
}
