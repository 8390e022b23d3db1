package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sets up the salt-master of this host: computes what its configuration lacks with Salt's own
 * loader, refuses when anything but Brine's part would change, and writes only what was shown.
 */
public final class MasterSetup {
  private final MasterPython python;

  private MasterSetup(MasterPython python) {
    this.python = python;
  }

  /**
   * Finds the salt-master of this host.
   *
   * @throws SaltException.MasterConfiguration when there is none
   */
  public static MasterSetup here(Map<String, String> environment)
      throws SaltException.MasterConfiguration {
    return new MasterSetup(MasterPython.find(MasterPython.folders(environment)));
  }

  /** What would be changed; changes nothing. */
  public MasterChange show(MasterRequest request) throws SaltException {
    return change(python.run(request.json("setup")));
  }

  /**
   * Writes what was shown.
   *
   * @param restart also restart what must be; the minions then connect anew
   * @throws SaltException.MasterConfiguration when it is not the same any more; nothing was written
   */
  public MasterChange write(MasterRequest request, MasterChange shown, boolean restart)
      throws SaltException {
    ObjectNode json = request.json("setup");
    json.put("write", true).put("expected", shown.digest()).put("restart", restart);
    return change(python.run(json));
  }

  private static MasterChange change(JsonNode answer) {
    List<MasterChange.Restart> restarts = new ArrayList<>();
    answer
        .path("restarted")
        .forEach(
            done ->
                restarts.add(
                    new MasterChange.Restart(
                        done.path("unit").asText(),
                        done.path("ok").asBoolean(),
                        done.path("seen").asText())));
    return new MasterChange(
        answer.path("diff").asText(),
        answer.path("digest").asText(),
        texts(answer.path("beside")),
        new MasterChange.Pending(texts(answer.path("restart")), answer.path("minions").asInt()),
        restarts);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }
}
