package io.brine.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.net.IpFamily;
import io.brine.core.problem.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "bootstrap.dc1.example.com", "UPPER_case-1", "ünïcode", "a,b", "{{x}}"})
  void aMinionIdIsWhatSaltTakes(String text) {
    assertThat(MinionId.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a/b", "a\\b", "../../x", "a b", "a\nb", "a\u0000", "a\u0085"})
  void refusesWhatIsNoMinionId(String text) {
    assertThatThrownBy(() -> MinionId.parse(text)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> MinionPattern.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageNotContaining("\n");
  }

  /** Each line checked with Python 3.11's {@code fnmatch.fnmatchcase}. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "node-*, node-1, true",
        "node-*, node-, true",
        "node-*, xnode-1, false",
        "*.example.com, a.example.com, true",
        "*.example.com, aXexample.com, false",
        "n?, n1, true",
        "n?, n, false",
        "n[12], n2, true",
        "n[12], n3, false",
        "n[!12], n3, true",
        "n[!12], n1, false",
        "n[a-c]x, nbx, true",
        "n[a-c]x, ndx, false",
        "n[]], n], true",
        "n[!]], n], false",
        "n[!]], na, true",
        "n[, n[, true",
        "n[a, n[a, true",
        "n[^a], n^, true",
        "n[^a], nb, false",
        "n[&&a], n&, true",
        "n+*, n+1, true",
        "n+*, nn1, false",
        "n[c-a], nb, false",
        "n[a-], n-, true",
        "n[--0], n., true",
        "*a*b, xaxbab, true",
        "*a*b, xaxbac, false",
        "a*, a, true",
        "a**, ab, true",
        "a?*, a, false",
        "node, node, true",
        "node, node2, false",
      })
  void globsMatchAsInSalt(String glob, String minion, boolean matches) {
    assertThat(MinionPattern.parse(glob).matches(MinionId.parse(minion))).isEqualTo(matches);
  }

  @Test
  void aGlobOfManyStarsIsQuick() {
    MinionPattern glob = MinionPattern.parse("*a".repeat(50) + "b");

    assertThat(glob.matches(MinionId.parse("a".repeat(200)))).isFalse();
  }

  @Test
  void aPatternWithoutWildcardsIsAnId() {
    assertThat(MinionPattern.parse("a.b").id()).contains(MinionId.parse("a.b"));
    assertThat(MinionPattern.parse("a*").id()).isEmpty();
    assertThat(MinionPattern.parse("a*")).hasToString("a*");
  }

  @Test
  void aShareIsRoundedDown() {
    assertThat(Amount.parse("25%").of(10)).isEqualTo(2);
    assertThat(Amount.parse("100%").of(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Amount.parse("3").of(10)).isEqualTo(3);
    assertThat(Amount.parse("3")).hasToString("3");
    assertThatThrownBy(() -> new Amount(-1, false)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> Amount.parse("101%")).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a",
        "https://10.77.1.5:5000",
        "https://[fd00::1]:8000/path",
        "https://a.b/c/"
      })
  void urlsAreHttp(String text) {
    assertThat(HttpUrl.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ftp://a",
        "https://",
        "https://u:p@a",
        "https://a?b",
        "https://a#b",
        "https://a b",
        "/etc"
      })
  void refusesOtherUrls(String text) {
    assertThatThrownBy(() -> HttpUrl.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "/..", "/a/../b", "/a/..", "/a\nb"})
  void refusesPathsThatAreNotAbsolute(String text) {
    assertThatThrownBy(() -> AbsolutePath.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void pathsAndNamesAreOrdered() {
    assertThat(List.of(AbsolutePath.parse("/b"), AbsolutePath.parse("/a...b")).stream().sorted())
        .extracting(AbsolutePath::toString)
        .containsExactly("/a...b", "/b");
    assertThat(List.of(NodeName.parse("b"), NodeName.parse("a")).stream().sorted())
        .extracting(NodeName::toString)
        .containsExactly("a", "b");
    assertThat(List.of(MinionId.parse("b"), MinionId.parse("a")).stream().sorted())
        .extracting(MinionId::toString)
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a.b", "A", "a_b", "../a"})
  void aClusterNameIsALabel(String text) {
    assertThatThrownBy(() -> ClusterName.parse(text)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> ClusterName.parse("a".repeat(64)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aListOfNetworksKnowsItsFamilies() {
    CidrList list = CidrList.parse("10.0.0.0/8,fd00::/48");

    assertThat(list.of(IpFamily.IPV6)).isPresent();
    assertThat(list.primary()).hasToString("10.0.0.0/8");
    assertThat(list).hasToString("10.0.0.0/8,fd00::/48");
    assertThatThrownBy(() -> CidrList.parse("10.0.0.0/8,"))
        .isInstanceOf(InvalidValueException.class);
  }
}
