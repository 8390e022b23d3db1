package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that the master has been shown, and their acceptance by fingerprint. */
public final class MinionKeys {
  private final SaltSession session;

  public MinionKeys(SaltSession session) {
    this.session = session;
  }

  /** All keys, the pending ones first. */
  public List<MinionKey> list() throws SaltException {
    JsonNode found = wheel("key.finger", Map.of("match", "*"));
    List<MinionKey> keys = new ArrayList<>();
    for (MinionKey.State state : MinionKey.State.values()) {
      found
          .path(state.salt())
          .properties()
          .forEach(key -> keys.add(new MinionKey(key.getKey(), state, key.getValue().asText())));
    }
    Collections.sort(keys);
    return keys;
  }

  /**
   * Accepts a pending key if it is the one with this fingerprint.
   *
   * @param fingerprint as printed on the minion by {@code salt-call --local key.finger}
   * @throws SaltException.KeyRefused when no such key is pending or it has another fingerprint
   */
  public void accept(String minion, String fingerprint) throws SaltException {
    MinionKey pending =
        find(minion, MinionKey.State.PENDING)
            .orElseThrow(
                () ->
                    new SaltException.KeyRefused(
                        "no key of \"%s\" is pending".formatted(minion),
                        "see `brine nodes` for those that are"));
    refuseOther(pending, fingerprint, "compare it with what the minion's host prints");
    // Not key.accept: it takes the id for a pattern.
    wheel(
        "key.accept_dict",
        Map.of("match", Map.of(MinionKey.State.PENDING.salt(), List.of(minion))));
    confirm(minion, fingerprint);
  }

  /** Looks at what came of it: Salt reports success for keys that it did not take (salt#63477). */
  private void confirm(String minion, String fingerprint) throws SaltException {
    MinionKey accepted =
        find(minion, MinionKey.State.ACCEPTED)
            .orElseThrow(
                () ->
                    new SaltException.KeyRefused(
                        "salt-master did not take the key of \"%s\"".formatted(minion),
                        "look into its log (/var/log/salt/master) for the reason"));
    refuseOther(
        accepted,
        fingerprint,
        "it was changed meanwhile: delete it with `salt-key -d %s` and find out by whom"
            .formatted(minion));
  }

  private static void refuseOther(MinionKey key, String fingerprint, String advice)
      throws SaltException.KeyRefused {
    if (!key.fingerprint().equalsIgnoreCase(fingerprint.strip())) {
      throw new SaltException.KeyRefused(
          "the key of \"%s\" has the fingerprint %s and not %s"
              .formatted(key.minion(), key.fingerprint(), fingerprint),
          advice);
    }
  }

  private Optional<MinionKey> find(String minion, MinionKey.State state) throws SaltException {
    return list().stream()
        .filter(key -> key.minion().equals(minion) && key.state() == state)
        .findFirst();
  }

  private JsonNode wheel(String function, Map<String, Object> arguments) throws SaltException {
    JsonNode data = session.call(SaltCall.wheel(function, arguments)).path("data");
    JsonNode value = data.path("return");
    if (!data.path("success").asBoolean(false) || !value.isObject()) {
      throw new SaltException.BadAnswer(
          "wheel %s failed: %s".formatted(function, Causes.ofText(value.asText())),
          "look into the log of salt-api (/var/log/salt/api) for the reason");
    }
    return value;
  }
}
