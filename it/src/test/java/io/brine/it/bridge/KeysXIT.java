package io.brine.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brine.bridge.MinionKey;
import io.brine.bridge.MinionKeys;
import io.brine.bridge.SaltException;
import io.brine.bridge.SaltSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysXIT {
  private static final int BITS = 2048;
  private static final String OTHER = "00:11:22";

  /** To Salt's wheel a pattern that matches every key of this test. */
  private final String minion = "it-[abc]*-" + UUID.randomUUID();

  private final String bystander = minion.replace("[abc]*", "a");

  @BeforeEach
  void showKeys() throws IOException, GeneralSecurityException {
    for (String id : new String[] {minion, bystander}) {
      Files.writeString(pki("minions_pre").resolve(id), publicKey());
    }
  }

  @AfterEach
  void removeKeys() throws IOException {
    for (String state : new String[] {"minions_pre", "minions"}) {
      Files.deleteIfExists(pki(state).resolve(minion));
      Files.deleteIfExists(pki(state).resolve(bystander));
    }
  }

  @Test
  void acceptsOnlyTheKeyOfThatIdAndFingerprint() throws Exception {
    try (SaltSession session = LabMaster.login()) {
      MinionKeys keys = new MinionKeys(session);
      MinionKey pending = find(keys, minion);
      assertThat(pending.state()).isEqualTo(MinionKey.State.PENDING);

      assertThat(refusal(keys, OTHER)).hasMessageContaining(pending.fingerprint());
      assertThat(find(keys, minion).state()).isEqualTo(MinionKey.State.PENDING);

      keys.accept(minion, pending.fingerprint());
      assertThat(find(keys, minion).state()).isEqualTo(MinionKey.State.ACCEPTED);
      assertThat(find(keys, bystander).state()).isEqualTo(MinionKey.State.PENDING);
      assertThat(refusal(keys, pending.fingerprint())).hasMessageContaining("is pending");
    }
  }

  private SaltException refusal(MinionKeys keys, String fingerprint) {
    return catchThrowableOfType(
        SaltException.KeyRefused.class, () -> keys.accept(minion, fingerprint));
  }

  private static MinionKey find(MinionKeys keys, String minion) throws SaltException {
    return keys.list().stream()
        .filter(key -> key.minion().equals(minion))
        .findFirst()
        .orElseThrow();
  }

  private static Path pki(String state) throws IOException {
    return Files.createDirectories(LabMaster.pki().resolve(state));
  }

  private static String publicKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    byte[] der = generator.generateKeyPair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
