package io.brine.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brine.core.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaltVersionTest {
  @ParameterizedTest
  @CsvSource({"3006.12,3006.12", "3005,3005.0", "3007.1+12.gabcdef,3007.1", "3008.0rc2,3008.0"})
  void readsReleases(String text, String expected) {
    assertThat(SaltVersion.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2019.2.0", "3006.", "3006.1.2", "v3006", "30061"})
  void refusesWhatIsNone(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> SaltVersion.parse(text));
  }

  @Test
  void ordersByNumber() {
    assertThat(SaltVersion.parse("3006.9")).isLessThan(SaltVersion.parse("3006.12"));
    assertThat(SaltVersion.parse("3006.12")).isLessThan(SaltVersion.parse("3007.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "3004.2,3",
    "3005.4,3",
    "3005.5,2",
    "3006.5,3",
    "3006.6,2",
    "3006.11,2",
    "3006.12,1",
    "3006.17,0",
    "3007.3,2",
    "3007.8,1",
    "3007.9,0",
    "3008.0,0",
    "3009.1,0"
  })
  void countsWeaknesses(String version, int expected) {
    assertThat(SaltAdvisory.of(SaltVersion.parse(version))).hasSize(expected);
  }
}
