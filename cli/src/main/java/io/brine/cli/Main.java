package io.brine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry of the executable jar. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Surroundings surroundings = Surroundings.ofProcess();
    Terminal terminal = terminal(surroundings);
    int status = new Brine(terminal, surroundings).run(arguments);
    terminal.out().flush();
    terminal.err().flush();
    Runtime.getRuntime().exit(status);
  }

  /** The launcher tells by a property whether the error stream is a terminal: Java cannot ask. */
  private static Terminal terminal(Surroundings surroundings) {
    boolean live = Boolean.getBoolean("brine.terminal");
    boolean colour = live && surroundings.variable("NO_COLOR").isEmpty();
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Prompt.ofProcess(live),
        live,
        colour);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
