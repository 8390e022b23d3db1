package io.brine.cli;

/** Runs something when the process is told to end, by Ctrl-C or otherwise, until it is closed. */
public final class ShutdownHook implements AutoCloseable {
  private final Thread thread;

  private ShutdownHook(Thread thread) {
    this.thread = thread;
  }

  public static ShutdownHook of(String name, Runnable last) {
    Thread thread = new Thread(last, name);
    Runtime.getRuntime().addShutdownHook(thread);
    return new ShutdownHook(thread);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException ending) {
      // it runs already
      return;
    }
  }
}
