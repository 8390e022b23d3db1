package io.brine.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.Resources;
import io.brine.core.config.ValidConfig;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the file, the answer is a configuration or problems, never an exception. */
class HostileInputPropertyTest {
  private static final String DESIGN = Resources.text("design.yaml");

  @Property(tries = 1000)
  void aDamagedFileIsAnswered(@ForAll("damaged") String text) {
    assertAnswered(ClusterConfigReader.read(text).problems().hasErrors(), check(text));
  }

  @Property(tries = 300)
  void anyBytesAreAnswered(@ForAll byte[] bytes) {
    Checked<ValidConfig> answer = ConfigRules.check(ClusterConfigReader.read(bytes));

    assertThat(answer.value()).isEmpty();
    assertThat(answer.problems().errors()).isNotEmpty();
  }

  private static Checked<ValidConfig> check(String text) {
    return ConfigRules.check(ClusterConfigReader.read(text));
  }

  private static void assertAnswered(boolean unreadable, Checked<ValidConfig> answer) {
    assertThat(answer.value().isPresent()).isEqualTo(!answer.problems().hasErrors());
    assertThat(!unreadable || answer.value().isEmpty()).isTrue();
    assertThat(answer.problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.message()).isNotBlank();
              assertThat(problem.advice()).isNotBlank();
              assertThat(problem.location().line()).isNotNegative();
            })
        .extracting(Problem::code)
        .allMatch(code -> code.matches("[a-z-]+/[a-z-]+"));
  }

  /** The design's configuration with a piece replaced by something else. */
  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<Integer> from = Arbitraries.integers().between(0, DESIGN.length());
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 30);
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "[", "]", "{", "}", ": ", "\n", "- ", "'", "\"", "&a ", "*a", "!!int ", "? ", "|\n",
                "0", "010", "~", "null", "yes", "1e9", ".inf", "<<: ", "---\n", "#", "%", "@",
                "\t"),
            Arbitraries.strings().ofMaxLength(5),
            Arbitraries.just(""));
    return Combinators.combine(from, length, piece).as((at, size, text) -> damage(at, size, text));
  }

  private static String damage(int at, int size, String piece) {
    int end = Math.min(DESIGN.length(), at + size);
    return DESIGN.substring(0, at) + piece + DESIGN.substring(end);
  }
}
