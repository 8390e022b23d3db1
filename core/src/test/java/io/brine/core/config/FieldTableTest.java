package io.brine.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.Golden;
import io.brine.core.config.FieldTable.Row;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FieldTableTest {
  @Test
  void thePageInTheDocsIsTheTable() throws IOException {
    Golden.assertMatches("docs/reference/fields.md", FieldTable.V1.markdown());
  }

  @Test
  void everyFieldIsThereOnceAndDescribed() {
    assertThat(FieldTable.V1.rows()).extracting(Row::path).doesNotHaveDuplicates();
    assertThat(FieldTable.V1.rows())
        .allSatisfy(
            row -> {
              assertThat(row.description()).isNotBlank().doesNotEndWith(".").doesNotContain("|");
              assertThat(row.type()).isNotBlank().doesNotContain("|");
            });
  }

  @Test
  void saysWhatHoldsWithoutAField() {
    assertThat(row("nodes[].roles").absent()).isEqualTo("required");
    assertThat(row("apiServer.port").absent()).isEqualTo("`6443`");
    assertThat(row("nodes[].name").absent()).startsWith("the host name");
    assertThat(row("nodes[].labels").absent()).isEqualTo("none");
  }

  @Test
  void whatCannotBeChangedLaterIsFixed() {
    assertThat(FieldTable.V1.rows().stream().filter(row -> row.change() == Change.FIXED))
        .extracting(Row::path)
        .contains(
            "networks.pods.cidr",
            "networks.services.cidr",
            "networks.controlPlane.cidrs",
            "kubernetes.dnsDomain",
            "apiServer.vip",
            "apiServer.port",
            "kubernetes.certificates.algorithm",
            "nodes[].name");
  }

  private static Row row(String path) {
    return FieldTable.V1.rows().stream()
        .filter(row -> row.path().equals(path))
        .findFirst()
        .orElseThrow();
  }
}
