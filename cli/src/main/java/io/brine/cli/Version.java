package io.brine.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Brine's version, from the jar's manifest. */
public final class Version implements IVersionProvider {

  /** {@code 0.1.0}, or {@code dev} where classes do not come from the jar. */
  public static String text() {
    return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"brine " + text()};
  }
}
