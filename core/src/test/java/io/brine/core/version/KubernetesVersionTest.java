package io.brine.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brine.core.problem.InvalidValueException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {
  @Test
  void isOrderedByNumber() {
    assertThat(
            Stream.of("v1.36.2", "v1.9.10", "v1.9.9", "v1.35.6")
                .map(KubernetesVersion::parse)
                .sorted())
        .extracting(KubernetesVersion::toString)
        .containsExactly("v1.9.9", "v1.9.10", "v1.35.6", "v1.36.2");
  }

  @Test
  void isWrittenInThreeWays() {
    KubernetesVersion version = KubernetesVersion.parse("v1.36.2");

    assertThat(version).hasToString("v1.36.2");
    assertThat(version.bare()).isEqualTo("1.36.2");
    assertThat(version.minorName()).isEqualTo("v1.36");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.36.2", "v1.36", "v1.36.02", "v1.36.2-rc.1", "v1.36.2 ", "latest", ""})
  void refusesWhatIsNoRelease(String text) {
    assertThatThrownBy(() -> KubernetesVersion.parse(text))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void theCatalogueHasBothVersions() {
    assertThat(VersionCatalog.BUILT_IN.versions())
        .extracting(KubernetesVersion::toString)
        .containsExactly("v1.35.6", "v1.36.2");
    assertThat(VersionCatalog.BUILT_IN.find(KubernetesVersion.parse("v1.36.1"))).isEmpty();
  }
}
