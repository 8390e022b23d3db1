package io.brine.cli.apply;

/** Says what goes on when the process is told to end, by Ctrl-C or otherwise. */
public final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** Until it is closed, the end of the process runs {@code last}. */
  public static Interruption tells(Runnable last) {
    Thread hook = new Thread(last, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs already
      return;
    }
  }
}
