package io.brine.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.it.cli.LabHost.Ended;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Someone at the salt-master of the lab, with the demo's configuration in place.
 *
 * @param host of the salt-master
 */
record Operator(LabHost host) {
  static final String CONFIG = "/etc/brine/cluster.yaml";

  static Operator atTheMaster() {
    return new Operator(LabHost.bootstrap());
  }

  /** Runs Brine; whatever happens, no stack trace is shown. */
  Ended brine(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("brine"));
    words.addAll(List.of(arguments));
    Ended ended = host.run(words.toArray(String[]::new));
    assertThat(ended.err()).doesNotContain("\tat ", "Exception");
    return ended;
  }

  /** Runs Brine with a configuration in which {@code sed} was at work. */
  Ended brineWith(String sed, String... arguments) throws IOException, InterruptedException {
    String changed = "/tmp/it-cluster.yaml";
    shell("sed -E \"$1\" " + CONFIG + " >" + changed, sed);
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--file", changed));
    return brine(words.toArray(String[]::new));
  }

  /** Lines of a shell that must succeed; returns what they print. */
  String shell(String script, String... arguments) throws IOException, InterruptedException {
    Ended ended = host.shell("set -e\n" + script, arguments);
    assertThat(ended.status()).as(ended.toString()).isZero();
    return ended.out();
  }
}
