package io.brine.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.it.cli.LabHost.Ended;
import org.junit.jupiter.api.Test;

class InstalledIT {
  private final LabHost host = LabHost.bootstrap();

  @Test
  void hasAManualPageAndACompletion() throws Exception {
    Ended ended =
        host.shell(
            """
            prefix=$(dirname "$(dirname "$(readlink -f "$(command -v brine)")")")
            grep '^.TH BRINE 1' "$prefix/share/man/man1/brine.1"
            bash -c '. "$1/share/bash-completion/completions/brine" && complete -p brine' - "$prefix"
            """);
    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(ended.out()).contains("-F _complete_brine brine");
  }

  @Test
  void writesATemplateThatItAccepts() throws Exception {
    Ended ended =
        host.shell("cd $(mktemp -d) && brine init && brine validate && brine schema >schema.json");
    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(ended.out()).endsWith("cluster.yaml: 0 errors, 0 warnings\n");
  }
}
