package io.brine.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.FieldTable.Row;
import org.junit.jupiter.api.Test;

class ClusterConfigTemplateTest {
  @Test
  void isReadWithoutProblems() {
    assertThat(ClusterConfigReader.read(ClusterConfigTemplate.text()).problems()).isEmpty();
  }

  @Test
  void isReadWithoutProblemsWithAllItsSettings() {
    assertThat(ClusterConfigReader.read(everySetting()).problems()).isEmpty();
  }

  @Test
  void showsEveryField() {
    assertThat(FieldTable.V1.rows())
        .extracting(Row::path)
        .allSatisfy(
            path -> {
              String key = path.substring(path.lastIndexOf('.') + 1);
              assertThat(everySetting()).containsPattern("\\b" + key + ":");
            });
  }

  @Test
  void showsTheDefaults() {
    ClusterConfig defaults = ClusterConfigReader.read(ClusterConfigTemplate.text()).config();
    ClusterConfig all = ClusterConfigReader.read(everySetting()).config();

    assertThat(all.kubernetes().certificates()).isEqualTo(defaults.kubernetes().certificates());
    assertThat(all.kubernetes().dnsDomain()).isEqualTo(defaults.kubernetes().dnsDomain());
    assertThat(all.networks().pods()).isEqualTo(defaults.networks().pods());
    assertThat(all.networks().services()).isEqualTo(defaults.networks().services());
    assertThat(all.networks().plugin()).isEqualTo(defaults.networks().plugin());
    assertThat(all.networks().nodePorts()).isEqualTo(defaults.networks().nodePorts());
    assertThat(all.apiServer().port()).isEqualTo(defaults.apiServer().port());
    assertThat(all.firewall()).isEqualTo(defaults.firewall());
    assertThat(all.bundle()).isEqualTo(defaults.bundle());
    assertThat(all.apply()).isEqualTo(defaults.apply());
    assertThat(all.salt()).isEqualTo(defaults.salt());
  }

  /** The template with every setting that is shown after a '#'. */
  private static String everySetting() {
    return ClusterConfigTemplate.text().replaceAll("(?m)^( *)#(?=[^ \\n])", "$1");
  }
}
