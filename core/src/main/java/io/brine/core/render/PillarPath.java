package io.brine.core.render;

import com.google.common.hash.Hashing;
import io.brine.core.config.MinionId;
import java.nio.charset.StandardCharsets;

/** Where a minion's pillar stands in the tree: no id can lead elsewhere. */
public final class PillarPath {

  private PillarPath() {}

  /** As the resolver brine_pillar looks for it. */
  public static String of(MinionId minion) {
    return of(minion.value());
  }

  static String of(String minionId) {
    String name = Hashing.sha256().hashString(minionId, StandardCharsets.UTF_8).toString();
    return TreeCheck.PILLAR + name + ".yaml";
  }
}
