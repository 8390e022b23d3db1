package io.brine.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class YamlScalarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "1_0",
        "12:30:45",
        "0o17",
        "010",
        "~",
        "a: b",
        "# x",
        "it's",
        "\"",
        "a\nb",
        "\\",
        "{{ salt['cmd.run']('id') }}",
        "{% x %}",
        "{# x #}",
        "\u0085",
        "\u2028",
        "\u0000",
        "ä",
        "<<",
        "😀"
      })
  void anyTextIsReadBackUnchanged(String text) {
    Object read = new Yaml().load("key: " + YamlScalar.of(text) + "\n");
    assertThat(read).isEqualTo(java.util.Map.of("key", text));
  }
}
