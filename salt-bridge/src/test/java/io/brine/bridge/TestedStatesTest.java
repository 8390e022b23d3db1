package io.brine.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.brine.core.result.Outcome;
import io.brine.core.result.StateChange;
import io.brine.core.result.StateRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** On what a real Salt answered; see README.md beside it. */
class TestedStatesTest {
  private static JsonNode recorded() throws IOException {
    try (InputStream in = TestedStatesTest.class.getResourceAsStream("recorded/differences.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  @Test
  void tellsOfEachStateWhatItWouldChange() throws IOException {
    TestedStates.Of tested = new TestedStates().read("m1", recorded());

    assertThat(tested.result().outcome()).isEqualTo(Outcome.WOULD_CHANGE);
    assertThat(tested.changes())
        .extracting(change -> change.state().id(), StateChange::text)
        .containsExactly(
            tuple(
                "Write 90-brine.conf",
                """
                ---\s
                +++\s
                @@ -1 +1 @@
                -net.ipv4.ip_forward = 0
                +net.ipv4.ip_forward = 1
                mode: 0644"""),
            tuple("Write new.conf", "newfile: /etc/x/new.conf"),
            tuple(
                "Write secret.conf",
                """
                ---\s
                +++\s
                @@ -1,2 +1,2 @@
                 user: a
                -password: <masked>
                +password: <masked>"""),
            tuple(
                "Apply the objects",
                "to be applied: ConfigMap kube-system/coredns (.data.Corefile)"),
            tuple(
                "Install tools",
                """
                /opt/tools/a:
                ---\s
                +++\s
                @@ -1 +1 @@
                -old
                +new"""));
  }

  @Test
  void keepsTextsThatAreAlikeOnce() throws IOException {
    TestedStates reader = new TestedStates();

    assertThat(reader.read("m1", recorded()).changes().get(0))
        .isSameAs(reader.read("m2", recorded()).changes().get(0));
  }

  @Test
  void tellsNothingOfAMinionWhoseAnswerMakesNoSense() throws IOException {
    JsonNode text =
        new ObjectMapper().readTree("{\"return\": \"no such function\", \"retcode\": 1}");

    TestedStates.Of tested = new TestedStates().read("m1", text);

    assertThat(tested.result().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(tested.changes()).isEmpty();
    assertThat(new StateChange(new StateRef("a", "b"), "x\u001b[31m").text()).isEqualTo("x?[31m");
  }
}
