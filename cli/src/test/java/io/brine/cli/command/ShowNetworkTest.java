package io.brine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.cli.Screen;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowNetworkTest {
  @TempDir Path directory;
  private Screen screen;

  @BeforeEach
  void setUp() throws IOException {
    SampleCluster.write(directory);
    screen = new Screen(directory);
  }

  private int show(String... arguments) {
    String[] words = new String[arguments.length + 3];
    words[0] = "show";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    words[words.length - 2] = "--facts";
    words[words.length - 1] = "facts.yaml";
    return screen.run(words);
  }

  @Test
  void printsWhatEachHostLetsInAndWhy() throws IOException {
    assertThat(show("firewall", "-o", "json")).as(screen.err()).isZero();
    JsonNode firewall = new ObjectMapper().readTree(screen.out());
    assertThat(firewall.at("/hosts/1/node").asText()).isEqualTo("worker-1");
    assertThat(firewall.at("/hosts/1/lets/0/service").asText()).isEqualTo("kubelet");
    assertThat(firewall.at("/hosts/1/lets/0/sources").toString())
        .isEqualTo("[\"10.77.1.10/32\",\"10.233.0.0/16\"]");
    assertThat(firewall.at("/matrix/bootstrap/worker-1").asText()).isEqualTo("kubelet");
    assertThat(firewall.at("/matrix/worker-1/worker-2").isMissingNode()).isTrue();
  }

  @Test
  void printsAMatrixForPeople() {
    assertThat(show("firewall")).as(screen.err()).isZero();
    assertThat(screen.out())
        .contains("bootstrap\n  salt-master     4505-4506/tcp    at its control-plane address")
        .contains("from \\ to  bootstrap")
        .containsPattern("worker-1 +kube-apiserver salt-master +- +-\n");
  }

  @Test
  void printsTheLinesOfALoadBalancer() {
    assertThat(show("load-balancer")).as(screen.err()).isZero();
    assertThat(screen.out())
        .contains("  server bootstrap 10.77.1.10:6443 check check-ssl verify none\n")
        .contains("  upstream kube-apiserver {\n    server 10.77.1.10:6443 max_fails=2");
  }
}
