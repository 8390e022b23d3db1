package io.brine.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PillarShapeTest {

  @Test
  void textsAreLeftOutAndKeysStay() {
    assertThat(PillarShape.of("a:\n  \"k\": \"x \\\" \\\\ \\n \\u0041 ä 😀\"\n  b: 1\n"))
        .isEqualTo("a:\n  \"k\": \"\"\n  b: 1\n");
  }

  @Test
  void filesThatDifferInTextsAloneHaveOneShape() {
    assertThat(PillarShape.of("k: \"a: b\"\n")).isEqualTo(PillarShape.of("k: \"{{ x }}\"\n"));
    assertThat(PillarShape.of("\"k\": \"v\"\n")).isNotEqualTo(PillarShape.of("\"l\": \"v\"\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k: \"open\n", "k: \"two\nlines\"\n", "k: \"\\x41\"\n", "k: \"\\u00g0\"\n", "k: \"\\u00",
        "k: \"\u0000\"\n", "k: \"\u0085\"\n", "k: \"\u2028\"\n", "k: \"\ufeff\"\n", "k: \"\\"
      })
  void whatIsNotSurelyAQuotedTextIsReadWhole(String text) {
    assertThat(PillarShape.of(text)).isEqualTo(text);
  }
}
