package io.brine.cli;

import java.io.PrintStream;

/**
 * Where a command prints: data on the output, everything else on the error stream.
 *
 * @param prompt how a person is asked
 * @param live lines of the error stream can be drawn over
 * @param colour escape sequences for colour may be used
 */
public record Terminal(
    PrintStream out, PrintStream err, Prompt prompt, boolean live, boolean colour) {

  /** A colour of the terminal, as its SGR number. */
  public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    BOLD(1);

    private final int number;

    Colour(int number) {
      this.number = number;
    }
  }

  public Terminal withoutColour() {
    return new Terminal(out, err, prompt, live, false);
  }

  /** The text in a colour, or as it is where colours are not wanted. */
  public String paint(Colour colour, String text) {
    return this.colour ? "\u001b[" + colour.number + "m" + text + "\u001b[0m" : text;
  }

  /** Data, as it is. */
  public void print(String data) {
    out.print(data);
  }

  /** A line for the person at the terminal; never data. */
  public void log(String line) {
    err.println(line);
  }
}
