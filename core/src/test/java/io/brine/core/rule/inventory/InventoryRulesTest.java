package io.brine.core.rule.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import io.brine.core.testing.TestClusters;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InventoryRulesTest {
  @TestFactory
  Stream<DynamicTest> rules() {
    return RuleCase.ALL.stream()
        .map(one -> DynamicTest.dynamicTest(one.code() + ": " + one.what(), () -> run(one)));
  }

  private static void run(RuleCase one) {
    Site site = new Site();
    one.change().accept(site);
    Problems found = InventoryRules.check(rule(one.code()), site.facts());
    assertThat(found).extracting(Problem::severity).allMatch(one.severity()::equals);
    assertThat(found).hasSameSizeAs(one.messages());
    for (String message : one.messages()) {
      assertThat(found).extracting(Problem::message).anyMatch(text -> text.contains(message));
    }
    assertThat(found).extracting(Problem::code).allMatch(one.code()::equals);
    assertThat(found).noneMatch(problem -> problem.advice().isEmpty());
    assertThat(found).extracting(problem -> problem.location().path()).noneMatch(String::isEmpty);
  }

  private static InventoryRule rule(String code) {
    return InventoryRules.ALL.stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule " + code));
  }

  @Test
  void everyRuleHasAnAcceptingAndARejectingCase() {
    for (InventoryRule rule : InventoryRules.ALL) {
      assertThat(RuleCase.ALL)
          .filteredOn(one -> one.code().equals(rule.code()))
          .as(rule.code())
          .anyMatch(one -> one.messages().isEmpty())
          .anyMatch(one -> !one.messages().isEmpty());
    }
  }

  @Test
  void everyRuleSaysWhatItWants() {
    assertThat(InventoryRules.ALL)
        .extracting(InventoryRule::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+/[a-z-]+"));
    assertThat(InventoryRules.ALL)
        .extracting(InventoryRule::title)
        .doesNotHaveDuplicates()
        .noneMatch(title -> title.endsWith("."));
  }

  @Test
  void aGoodSiteHasNoProblems() {
    assertThat(InventoryRules.check(new Site().facts())).isEmpty();
  }

  @Test
  void theSameFaultOfManyHostsIsToldOnce() {
    Site site = new Site();
    for (int i = 10; i < 30; i++) {
      site.put("node-" + i, TestClusters.host(i).swap("/dev/sda2"));
    }
    assertThat(InventoryRules.check(site.facts()))
        .singleElement()
        .extracting(Problem::toString)
        .asString()
        .startsWith(
            "nodes[3].minion: minions \"node-10\", \"node-11\", \"node-12\", \"node-13\""
                + " and 16 more: swap is on (/dev/sda2)");
  }
}
