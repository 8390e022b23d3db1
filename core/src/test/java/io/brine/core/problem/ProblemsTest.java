package io.brine.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.problem.Problem.Location;
import io.brine.core.problem.Problem.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final Problem ERROR =
      Problem.error("a/b", "nodes[2].name", "\"A\" is odd", "use a");
  private static final Problem WARNING = Problem.warning("a/c", "", "it is even", "use three");

  @Test
  void readsAsOneLine() {
    Problem located =
        new Problem(
            "a/b", Severity.ERROR, new Location("nodes[2].name", 7), "\"A\" is odd", "use a");

    assertThat(located).hasToString("line 7: nodes[2].name: \"A\" is odd; use a");
    assertThat(ERROR).hasToString("nodes[2].name: \"A\" is odd; use a");
    assertThat(WARNING).hasToString("it is even; use three");
    assertThat(located.location().lineNumber()).hasValue(7);
    assertThat(ERROR.location().lineNumber()).isEmpty();
  }

  @Test
  void neverShowsWhatATerminalWouldObey() {
    Problem hostile = Problem.error("a/b", "x.\u001b[2J", "\"a\nb\u009b\u202e\"", "use\ta");

    assertThat(hostile).hasToString("x.\uFFFD[2J: \"a\uFFFDb\uFFFD\uFFFD\"; use\uFFFDa");
  }

  @Test
  void problemsStandInTheOrderOfTheInput() {
    Problem first = new Problem("x/y", Severity.ERROR, new Location("b", 1), "m", "a");
    Problem second = new Problem("x/y", Severity.ERROR, new Location("a", 2), "m", "a");

    assertThat(Problems.of(second, first, second)).containsExactly(first, second);
  }

  @Test
  void warningsAreNoErrors() {
    Problems both = Problems.of(ERROR).and(Problems.of(WARNING));

    assertThat(both.errors()).containsExactly(ERROR);
    assertThat(both.warnings()).containsExactly(WARNING);
    assertThat(both.hasErrors()).isTrue();
    assertThat(Problems.of(WARNING).hasErrors()).isFalse();
    assertThat(Problems.NONE.isEmpty()).isTrue();
  }

  @Test
  void thereIsAValueUnlessThereIsAnError() {
    Checked<String> good = Checked.of("value", Problems.of(WARNING));
    Checked<String> bad = Checked.of("value", Problems.of(ERROR));

    assertThat(good.value()).contains("value");
    assertThat(good.<String>match((value, found) -> value + found.all().size(), found -> "bad"))
        .isEqualTo("value1");
    assertThat(bad.value()).isEmpty();
    assertThat(bad.<Problems>match((value, found) -> Problems.NONE, found -> found))
        .containsExactly(ERROR);
  }

  @Test
  void spellingFindsTheNearest() {
    List<String> known = List.of("dnsDomain", "version", "etcd");

    assertThat(Spelling.nearest("dnsdomian", known)).contains("dnsDomain");
    assertThat(Spelling.nearest("etc", known)).contains("etcd");
    assertThat(Spelling.nearest("firewall", known)).isEmpty();
  }
}
