package io.brine.cli.input;

import io.brine.core.inventory.FactsFile;
import io.brine.core.inventory.Inventory;
import io.brine.core.problem.Checked;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Facts that {@code brine facts} saved. */
public final class SavedFacts {

  private SavedFacts() {}

  /**
   * Reads them.
   *
   * @throws FileSystemException when the file cannot be read
   */
  public static Checked<Inventory> read(Path path) throws FileSystemException {
    return FactsFile.read(UserFile.text(path));
  }
}
