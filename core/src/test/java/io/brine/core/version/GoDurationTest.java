package io.brine.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.problem.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  /**
   * What Go's {@code time.ParseDuration(text).String()} gives, from the examples of its own tests.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "5s, 5s",
    "30s, 30s",
    "1478s, 24m38s",
    "-5s, -5s",
    "+5s, 5s",
    "5.0s, 5s",
    "5.s, 5s",
    ".5s, 500ms",
    "1.004s, 1.004s",
    "10ns, 10ns",
    "11us, 11µs",
    "12µs, 12µs",
    "12μs, 12µs",
    "13ms, 13ms",
    "1100ns, 1.1µs",
    "2200000ns, 2.2ms",
    "3300ms, 3.3s",
    "14s, 14s",
    "15m, 15m0s",
    "16h, 16h0m0s",
    "3h30m, 3h30m0s",
    "10.5s4m, 4m10.5s",
    "-2m3.4s, -2m3.4s",
    "1h2m3s4ms5us6ns, 1h2m3.004005006s",
    "8760h, 8760h0m0s",
  })
  void isReadAndWrittenAsInGo(String text, String written) {
    assertThat(GoDuration.format(GoDuration.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3", "-", "s", ".", "-.", ".s", "+.s", "1d", "1h ", "3000000h", "9223372037s"})
  void refusesWhatGoRefuses(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void hasItsLength() {
    assertThat(GoDuration.parse("1h2m3s")).isEqualTo(Duration.ofSeconds(3723));
  }
}
