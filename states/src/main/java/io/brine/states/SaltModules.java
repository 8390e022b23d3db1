package io.brine.states;

import io.brine.core.render.RenderedFile;
import java.util.List;

/** The Python that the master loads from its {@code module_dirs}. */
public final class SaltModules {

  static final String FOLDER = "brine/modules/";
  static final List<String> NAMES =
      List.of(
          "pillar/brine_pillar.py",
          "runners/brine.py",
          "runners/brine_pki.py",
          "states/brine_pki.py",
          "states/brine_run.py",
          "utils/brine_ca.py",
          "utils/brine_seal.py");

  private SaltModules() {}

  /** With paths below a folder of {@code module_dirs}: {@code runners/brine_pki.py}. */
  public static List<RenderedFile> files() {
    return Resources.files(FOLDER, NAMES, "");
  }
}
