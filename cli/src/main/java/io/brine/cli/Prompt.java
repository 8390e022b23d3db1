package io.brine.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks the person at the terminal; where nobody is, every question has no answer. */
public interface Prompt {

  /** What was typed, shown while it is. */
  Optional<String> ask(String question);

  /** What was typed, not shown. */
  Optional<String> askSecret(String question);

  /** Whether a person said yes. */
  default boolean confirm(String question) {
    return ask(question + " [y/N] ")
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }

  /** The prompt of this process: nobody, unless input, output and error stream are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // a JDK that gives one always is asked by `terminal` too
  static Prompt ofProcess(boolean terminal) {
    Console console = System.console();
    return terminal && console != null ? new OfConsole(console) : new Nobody();
  }

  /** Nobody is there. */
  record Nobody() implements Prompt {
    @Override
    public Optional<String> ask(String question) {
      return Optional.empty();
    }

    @Override
    public Optional<String> askSecret(String question) {
      return Optional.empty();
    }
  }

  /** A person at a terminal. */
  record OfConsole(Console console) implements Prompt {
    @Override
    public Optional<String> ask(String question) {
      return Optional.ofNullable(console.readLine("%s", question));
    }

    @Override
    public Optional<String> askSecret(String question) {
      char[] typed = console.readPassword("%s", question);
      return Optional.ofNullable(typed).map(String::new);
    }
  }
}
