package io.brine.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.config.MinionId;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.testing.TestClusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsFileTest {
  private static final Inventory INVENTORY =
      new Inventory(
          TestClusters.inventory(5).nodes(),
          new TreeSet<>(List.of(new MinionId("asleep"))),
          new TreeMap<>(
              Map.of(
                  new MinionId("odd"), "grains.item: \"no\" \u0085\u2028 \ud83d\ude00 {{ x }}")));
  private static final String WRITTEN = FactsFile.write(INVENTORY);

  @Test
  void readsBackWhatItWrote() {
    assertReads(WRITTEN);
  }

  @Test
  void isYamlOfTheSameMeaning() {
    assertReads("# a comment, which JSON has not\n" + WRITTEN);
  }

  private static void assertReads(String text) {
    Checked<Inventory> read = FactsFile.read(text);
    assertThat(read.problems()).isEmpty();
    assertThat(read.value()).contains(INVENTORY);
  }

  @Test
  void writesTheSameBytesForTheSameInventory() {
    Inventory again = FactsFile.read(WRITTEN).value().orElseThrow();
    assertThat(FactsFile.write(again)).isEqualTo(WRITTEN);
  }

  @Test
  void putsEachPartOfAHostOnALine() {
    assertThat(WRITTEN)
        .startsWith(
            """
            {
              "apiVersion": "brine.io/v1",
              "kind": "Facts",
              "nodes": {
                "bootstrap.dc1.example.com": {
                  "identity": {"hostname":"Host0","machineId":"a6d10045c15a94d9549c695aafcaf4c6"},
                  "os": {"family":"Debian",""")
        .isASCII();
  }

  @Test
  void writesAnInventoryOfNobody() {
    String text = FactsFile.write(Inventory.of(Map.of()));
    assertThat(text).contains("\"nodes\": {},\n");
    assertThat(FactsFile.read(text).value()).contains(Inventory.of(Map.of()));
  }

  /** What is replaced in a good file, and what the problem then says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kind\": \"Facts\" | \"kind\": \"Cluster\" | not Facts of version brine.io/v1",
        "brine.io/v1 | brine.io/v2 | not Facts of version brine.io/v1",
        "\"cpus\":2 | \"cpus\":\"2\" | Cannot coerce",
        "\"cpus\":2 | \"cpus\":2.5 | Floating-point",
        "\"cpus\":2 | \"cpus\":2,\"cpus\":2 | Duplicate field",
        "\"cpus\":2 | \"cpus\":2,\"gpus\":2 | Unrecognized field",
        "\"cpus\":2, | `` | Missing creator property 'cpus'",
        "\"cpus\":2 | \"cpus\":null | null",
        "\"10.64.0.10/16\" | \"10.64.0.300/16\" | is not an IP address",
        "\"/opt/salt/bin/python3\" | \"/bin/sh; reboot\" | no plain path",
        "\"machineId\" | machineId | Unexpected character",
        "\"bootstrap.dc1.example.com\" | \"../etc\" | MinionId",
      })
  void refusesWhatIsNoFacts(String good, String bad, String expected) {
    assertRefuses(WRITTEN.replace(good, bad), expected);
    assertRefuses("---\n" + WRITTEN.replace(good, bad), "");
  }

  @ParameterizedTest
  @CsvSource({
    "'',No content",
    "null,nothing",
    "[],Cannot deserialize",
    "{} {},Missing creator property"
  })
  void refusesWhatIsNoDocument(String text, String expected) {
    assertRefuses(text, expected);
  }

  @Test
  void saysWhereTheMistakeIs() {
    Checked<Inventory> read = FactsFile.read(WRITTEN.replace("\"cpus\":2", "\"cpus\":[]"));
    Problem problem = read.problems().all().get(0);
    assertThat(problem.location().path())
        .isEqualTo("nodes.bootstrap.dc1.example.com.hardware.cpus");
    assertThat(problem.location().line()).isEqualTo(8);
  }

  private static void assertRefuses(String text, String expected) {
    Checked<Inventory> read = FactsFile.read(text);
    assertThat(read.value()).isEmpty();
    assertThat(read.problems().errors())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains(expected);
    assertThat(read.problems().errors())
        .allMatch(problem -> problem.advice().contains("brine facts"));
  }
}
