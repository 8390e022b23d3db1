package io.brine.cli.input;

import java.nio.file.FileSystemException;
import java.util.Locale;

/** Why a file could not be used, in words. */
public final class FileReason {

  private FileReason() {}

  /**
   * What the system said, else the kind of refusal: {@code no such file}, {@code access denied}.
   */
  public static String of(FileSystemException refused) {
    String kind = refused.getClass().getSimpleName().replace("Exception", "");
    return refused.getReason() == null
        ? kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
        : refused.getReason();
  }
}
