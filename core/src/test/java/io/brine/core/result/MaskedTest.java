package io.brine.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password: hunter2 | password: <masked>",
        "+  api_token = abc def | +  api_token = <masked> def",
        "{\"clientSecret\": \"a, b\", \"x\": 1} | {\"clientSecret\": \"<masked>\", \"x\": 1}",
        "{\\\"token\\\": \\\"abc\\\", 1} | {\\\"token\\\": \\\"<masked>\\\", 1}",
        "password: hunter2\\nuser: a | password: <masked>\\nuser: a",
        "client-key-data: TFMwdExT | client-key-data: <masked>",
        "HTTPS_PROXY=http://u:p@proxy:3128/ | HTTPS_PROXY=http://u:<masked>@proxy:3128/",
        "Authorization: Bearer eyJhbGciOi.x_y-z | Authorization: Bearer <masked>",
        "kubeadm join --token abcdef.0123456789abcdef x | kubeadm join --token <masked> x",
      })
  void leavesNoSecret(String text, String masked) {
    assertThat(Masked.of(text)).isEqualTo(masked);
  }

  @Test
  void leavesNoValueOfAVariableWithSuchAName() {
    assertThat(Masked.of("extraEnvs: [{name: API_TOKEN_1, value: 'a b'}, {name: X, value: c}]"))
        .isEqualTo("extraEnvs: [{name: API_TOKEN_1, value: '<masked>'}, {name: X, value: c}]");
    assertThat(Masked.of("+    - name: DB_PASSWORD\n+      value: abc\n"))
        .isEqualTo("+    - name: DB_PASSWORD\n+      value: <masked>\n");
  }

  @Test
  void takesNoLongerForTextThatIsMadeToTakeLong() {
    for (String part :
        List.of("a", "token", "-----BEGIN A PRIVATE KEY-----", "name: token", "x://")) {
      String long_ = part.repeat((1 << 20) / part.length());
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Masked.of(long_), part);
    }
  }

  @Test
  void leavesNoPrivateKeyEvenWhenItIsCut() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\n-MIIE\n+MIIF\n";

    assertThat(Masked.of("a\n" + key)).isEqualTo("a\n-----BEGIN RSA PRIVATE KEY-----<masked>");
    assertThat(Masked.of(key + "-----END RSA PRIVATE KEY-----\nb"))
        .isEqualTo("-----BEGIN RSA PRIVATE KEY-----<masked>-----END RSA PRIVATE KEY-----\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    - --enable-bootstrap-token-auth=true",
        "    - --controllers=*,bootstrapsigner,tokencleaner",
        "    - --service-account-signing-key-file=/etc/kubernetes/pki/sa.key",
        "kind: ConfigMap kube-system/kubeadm-config",
        "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
        "image: registry.k8s.io/etcd:3.6.8-0",
        "kind: Secret:\n  name: a",
      })
  void leavesWhatIsNoSecretAsItIs(String text) {
    assertThat(Masked.of(text)).isEqualTo(text);
  }
}
