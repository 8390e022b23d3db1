package io.brine.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.it.cli.LabHost.Ended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InstalledIT {
  private static final Duration QUICK = Duration.ofMillis(500);

  private final LabHost host = LabHost.bootstrap();

  @Test
  void startsQuickly() throws Exception {
    Ended ended =
        host.shell(
            """
            for i in 1 2 3 4 5; do
              start=$(date +%s%N); brine --version >&2; echo $((($(date +%s%N) - start) / 1000000))
            done
            """);
    assertThat(ended.status()).as(ended.toString()).isZero();
    long best = ended.out().lines().mapToLong(Long::parseLong).min().orElseThrow();
    assertThat(Duration.ofMillis(best)).isLessThan(QUICK);
  }

  @Test
  void writesATemplateThatItAccepts() throws Exception {
    Ended ended =
        host.shell("cd $(mktemp -d) && brine init && brine validate && brine schema >schema.json");
    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(ended.out()).endsWith("cluster.yaml: 0 errors, 0 warnings\n");
  }
}
