package io.brine.cli.input;

import io.brine.cli.CommandFailure;
import io.brine.cli.plan.SavedPlan;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A plan that {@code brine plan --out} saved. */
public final class SavedPlanFile {

  private SavedPlanFile() {}

  /**
   * Reads it.
   *
   * @throws CommandFailure when the file is no plan
   * @throws FileSystemException when it cannot be read
   */
  public static SavedPlan read(Path path) throws CommandFailure, FileSystemException {
    return SavedPlan.read(path.toString(), UserFile.text(path));
  }
}
