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

  /** The launcher tells by properties which streams are a terminal: Java cannot ask for each. */
  private static Terminal terminal(Surroundings surroundings) {
    boolean live = Boolean.getBoolean("brine.terminal.err");
    boolean interactive = live && Boolean.getBoolean("brine.terminal.in");
    boolean colour = live && surroundings.variable("NO_COLOR").isEmpty();
    return new Terminal(
        stream(FileDescriptor.out), stream(FileDescriptor.err), interactive, live, colour);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
