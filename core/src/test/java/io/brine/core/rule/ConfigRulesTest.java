package io.brine.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ClusterConfigReader;
import io.brine.core.config.ReadConfig;
import io.brine.core.config.Resources;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConfigRulesTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String DESIGN = Resources.text("design.yaml");
  private static final JsonNode CASES = cases("network", "node", "kubernetes");

  @Test
  void theDesignsConfigurationIsValid() {
    assertThat(ConfigRules.check(ClusterConfigReader.read(DESIGN)).problems()).isEmpty();
  }

  @Test
  void everyRuleHasAnAcceptingAndARejectingCase() {
    for (ConfigRule rule : ConfigRules.ALL) {
      JsonNode cases = CASES.path(rule.code());
      assertThat(cases.path("accept")).as(rule.code() + " lacks an accepting case").isNotEmpty();
      assertThat(cases.path("reject")).as(rule.code() + " lacks a rejecting case").isNotEmpty();
    }
    assertThat(CASES.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            ConfigRules.ALL.stream().map(ConfigRule::code).toList());
  }

  @Test
  void everyRuleSaysWhatItWants() {
    assertThat(ConfigRules.ALL).extracting(ConfigRule::code).doesNotHaveDuplicates();
    assertThat(ConfigRules.ALL)
        .extracting(ConfigRule::code)
        .allMatch(code -> code.matches("[a-z-]+/[a-z-]+"));
    assertThat(ConfigRules.ALL).extracting(ConfigRule::title).doesNotHaveDuplicates();
    assertThat(ConfigRules.ALL)
        .extracting(ConfigRule::title)
        .noneMatch(title -> title.endsWith("."));
  }

  @TestFactory
  Stream<DynamicTest> accepts() {
    return ConfigRules.ALL.stream()
        .flatMap(rule -> cases(rule, "accept").map(edit -> accepts(rule, edit)));
  }

  private static DynamicTest accepts(ConfigRule rule, JsonNode edit) {
    return DynamicTest.dynamicTest(
        rule.code() + " accepts " + edit,
        () -> assertThat(ConfigRules.check(rule, edited(edit))).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> rejects() {
    return ConfigRules.ALL.stream()
        .flatMap(rule -> cases(rule, "reject").map(edit -> rejects(rule, edit)));
  }

  private static DynamicTest rejects(ConfigRule rule, JsonNode edit) {
    return DynamicTest.dynamicTest(
        rule.code() + " rejects " + edit,
        () -> {
          Problems problems = ConfigRules.check(rule, edited(edit));
          assertThat(problems)
              .isNotEmpty()
              .allSatisfy(problem -> assertWellSaid(problem, rule.code()))
              .extracting(problem -> problem.location().path())
              .containsOnly(edit.path("at").asText());
        });
  }

  private static void assertWellSaid(Problem problem, String code) {
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.message()).isNotBlank().doesNotEndWith(".");
    assertThat(problem.advice()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void problemsHaveTheLineTheyStandOn() {
    String text = DESIGN.replace("10.96.0.0/12", "10.233.0.0/20");

    assertThat(ConfigRules.check(ClusterConfigReader.read(text)).problems())
        .singleElement()
        .hasToString(
            "line 14: networks.services.cidr: 10.233.0.0/20 of services overlaps 10.233.0.0/16 of"
                + " pods; choose networks that are apart");
  }

  @Test
  void aValueThatCannotBeReadAccusesNoOther() {
    String text =
        DESIGN.replace("[bootstrap, control-plane, etcd]", "[botstrap, control-plane, etcd]");

    assertThat(ConfigRules.check(ClusterConfigReader.read(text)).problems())
        .extracting(Problem::code)
        .containsExactly("read/value");
  }

  @Test
  void aValueThatCannotBeReadHidesNoOtherProblem() {
    String text = DESIGN.replace("port: 6443", "port: 2379").replace("{disk: ssd}", "{disk: 5}");

    assertThat(ConfigRules.check(ClusterConfigReader.read(text)).problems())
        .extracting(Problem::code)
        .containsExactly("api-server/port-taken", "read/value");
  }

  @Test
  void warningsDoNotForbid() {
    String text = DESIGN.replace("failSwapOn: true", "readOnlyPort: 10255");

    assertThat(ConfigRules.check(ClusterConfigReader.read(text)).value()).isPresent();
    assertThat(ConfigRules.check(ClusterConfigReader.read(text)).problems().warnings())
        .extracting(Problem::code)
        .containsExactly("kubelet/unsafe");
  }

  @Test
  void fifteenMistakesAreFifteenProblemsInOneRun() {
    ReadConfig read = ClusterConfigReader.read(Resources.text("fifteen-mistakes.yaml"));
    Problems problems = ConfigRules.check(read).problems();

    assertThat(problems.all())
        .extracting(problem -> problem.location().line() + " " + problem.code())
        .containsExactly(
            "1 read/value",
            "3 read/value",
            "5 kubernetes/version",
            "6 read/unknown-key",
            "7 kubernetes/arg-owned",
            "8 kubelet/field",
            "11 read/value",
            "12 read/duplicate-key",
            "14 network/overlap",
            "16 vip/control-plane",
            "17 api-server/port-taken",
            "18 read/value",
            "21 nodes/glob",
            "22 nodes/matched-twice",
            "22 nodes/unique-name");
  }

  private static ObjectNode cases(String... files) {
    ObjectNode all = YAML.createObjectNode();
    for (String file : files) {
      all.setAll((ObjectNode) tree(Resources.text("../rule/" + file + "-cases.yaml")));
    }
    return all;
  }

  private static Stream<JsonNode> cases(ConfigRule rule, String kind) {
    return StreamSupport.stream(CASES.path(rule.code()).path(kind).spliterator(), false);
  }

  /** The design's configuration with the changes of a case. */
  private static ClusterConfig edited(JsonNode edit) throws JsonProcessingException {
    JsonNode root = tree(DESIGN);
    for (Map.Entry<String, JsonNode> change : edit.properties()) {
      if (!change.getKey().equals("at")) {
        set(root, JsonPointer.compile(change.getKey()), change.getValue());
      }
    }
    ReadConfig read = ClusterConfigReader.read(YAML.writeValueAsString(root));
    assertThat(read.problems()).as("the case itself must be readable").isEmpty();
    return read.config();
  }

  private static void set(JsonNode root, JsonPointer pointer, JsonNode value) {
    JsonNode parent = root.at(pointer.head());
    if (parent instanceof ArrayNode array) {
      array.set(pointer.last().getMatchingIndex(), value);
    } else if (value.isNull()) {
      ((ObjectNode) parent).remove(pointer.last().getMatchingProperty());
    } else {
      ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), value);
    }
  }

  private static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
