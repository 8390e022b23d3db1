package io.brine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.brine.core.component.Component;
import io.brine.core.component.Components;
import io.brine.core.rule.ConfigRule;
import io.brine.core.rule.ConfigRules;
import io.brine.core.rule.inventory.InventoryRule;
import io.brine.core.rule.inventory.InventoryRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What docs/pipeline.md says of the modules and packages. */
@AnalyzeClasses(
    packages = "io.brine",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoFixtures.class})
class ArchitectureTest {
  /** The tests of other modules come in a jar. */
  static final class NoFixtures implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  /** Each may use those before it. */
  private static final List<String> CORE =
      List.of(
          "problem",
          "net",
          "version",
          "config",
          "inventory",
          "rule",
          "component",
          "plan",
          "explain",
          "sls",
          "render",
          "parity",
          "takeover");

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage("io.brine.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.brine.pillar..", "io.brine.states..", "io.brine.bridge..", "io.brine.cli..");

  @ArchTest
  static void modulesBesideEachOtherDoNotKnowEachOther(JavaClasses brine) {
    List<String> modules = List.of("pillar", "states", "bridge", "cli");
    for (String module : List.of("pillar", "states", "bridge")) {
      String[] others =
          modules.stream()
              .filter(other -> !other.equals(module))
              .map(other -> "io.brine." + other + "..")
              .toArray(String[]::new);
      none("io.brine." + module + "..", others).check(brine);
    }
  }

  @ArchTest
  static void packagesOfCoreUseOnlyThoseBeforeThem(JavaClasses brine) {
    for (int i = 0; i < CORE.size() - 1; i++) {
      String[] later =
          CORE.subList(i + 1, CORE.size()).stream()
              .map(name -> "io.brine.core." + name + "..")
              .toArray(String[]::new);
      none("io.brine.core." + CORE.get(i) + "..", later).check(brine);
    }
  }

  @ArchTest
  static final ArchRule RESULT_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage("io.brine.core.result..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.brine.core.result..", "java..", "com.fasterxml.jackson..", "org.jspecify..");

  @ArchTest
  static final ArchRule ONLY_THE_BRIDGE_TALKS_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.brine.bridge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "com.suse..", "com.google.gson..", "java.net.http..");

  @ArchTest
  static final ArchRule NOBODY_USES_ANOTHER_HTTP_CLIENT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(URL|HttpURL)Connection|java\\.net\\.http\\..*");

  @ArchTest
  static final ArchRule ONLY_TEMPLATES_AND_PAGES_USE_PEBBLE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.brine.pillar..",
              "io.brine.states..",
              "io.brine.cli.page..",
              "io.brine.cli.manual..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.pebbletemplates..");

  @ArchTest
  static final ArchRule PLANNING_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.brine.core.config..",
              "io.brine.core.inventory..",
              "io.brine.core.rule..",
              "io.brine.core.component..",
              "io.brine.core.plan..",
              "io.brine.core.sls..",
              "io.brine.pillar..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.nio\\.file\\.Files|java\\.io\\.File|java\\.time\\.Clock|java\\.util\\.Random"
                  + "|java\\.security\\.SecureRandom|java\\.lang\\.Process.*|java\\.net\\.Socket");

  @ArchTest
  static final ArchRule NOTHING_SLEEPS =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses brine) {
    Set<String> unmarked =
        brine.stream()
            .map(JavaClass::getPackage)
            .filter(found -> !found.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(found -> found.getName())
            .collect(Collectors.toSet());
    assertThat(unmarked).isEmpty();
  }

  @ArchTest
  static void everyRuleAndComponentIsInItsRegistry(JavaClasses brine) {
    assertThat(implementations(brine, ConfigRule.class)).isEqualTo(names(ConfigRules.ALL));
    assertThat(implementations(brine, InventoryRule.class)).isEqualTo(names(InventoryRules.ALL));
    assertThat(implementations(brine, Component.class)).isEqualTo(names(Components.ALL));
  }

  private static ArchRule none(String in, String... of) {
    return noClasses()
        .that()
        .resideInAPackage(in)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(of)
        .allowEmptyShould(true);
  }

  private static Set<String> implementations(JavaClasses brine, Class<?> type) {
    return brine.stream()
        .filter(found -> found.isAssignableTo(type) && !found.isInterface())
        .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Collection<?> registered) {
    return registered.stream().map(one -> one.getClass().getName()).collect(Collectors.toSet());
  }
}
