package io.brine.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.brine.core.config.ReadCheck;
import io.brine.core.rule.ConfigRule;
import io.brine.core.rule.ConfigRules;
import io.brine.core.rule.inventory.InventoryRule;
import io.brine.core.rule.inventory.InventoryRules;
import io.brine.core.version.KubernetesVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String CORE = "io.brine.core.";

  /** Each may use what stands before it. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("net", "version", "problem"),
          List.of("bundle"),
          List.of("config"),
          List.of("inventory"),
          List.of("standing"),
          List.of("rule"),
          List.of("component"),
          List.of("plan"),
          List.of("explain"),
          List.of("sls"),
          List.of("render"),
          List.of("parity"),
          List.of("takeover"));

  private static final Set<String> IMPURE_CALLS =
      Set.of(
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.util.UUID.randomUUID",
          "java.lang.Math.random");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.brine.core");

  @TestFactory
  Stream<DynamicTest> usesOnlyWhatStandsBeforeIt() {
    return ORDER.stream()
        .flatMap(List::stream)
        .map(name -> DynamicTest.dynamicTest(name, () -> assertUsesOnlyWhatStandsBefore(name)));
  }

  private static void assertUsesOnlyWhatStandsBefore(String name) {
    List<String> later =
        ORDER.stream()
            .dropWhile(level -> !level.contains(name))
            .skip(1)
            .flatMap(List::stream)
            .toList();
    String[] forbidden =
        Stream.concat(later.stream(), Stream.of("result"))
            .map(other -> CORE + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(CORE + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void resultStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(CORE + "result..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.brine..")
                .and(DescribedPredicate.not(resideInAPackage(CORE + "result.."))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** What is compared has been written: how it was decided must not count. */
  @Test
  void parityKnowsNothingOfPlans() {
    noClasses()
        .that()
        .resideInAPackage(CORE + "parity..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.brine..")
                .and(DescribedPredicate.not(resideInAnyPackage(CORE + "parity..", CORE + "net.."))))
        .check(CLASSES);
  }

  /** What is another in each version of Kubernetes is data of the version's block. */
  @Test
  void onlyTheCatalogueLooksAtTheNumbersOfAVersion() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CORE + "version..")
        .should()
        .callMethodWhere(
            describe(
                "major, minor, patch or an order of Kubernetes' versions",
                call ->
                    call.getTarget().getOwner().isEquivalentTo(KubernetesVersion.class)
                        && Set.of("major", "minor", "patch", "compareTo")
                            .contains(call.getTarget().getName())))
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    Set<String> known =
        Set.copyOf(
            Stream.concat(ORDER.stream().flatMap(List::stream), Stream.of("result")).toList());

    assertThat(CLASSES.stream().map(type -> topPackage(type.getPackageName())).distinct())
        .isSubsetOf(known);
  }

  private static String topPackage(String name) {
    return name.substring(CORE.length()).replaceAll("\\..*", "");
  }

  @Test
  void onlyTheTreeWriterTouchesFiles() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.render\\.TreeWriter.*")
        .should()
        .dependOnClassesThat(
            describe(
                "files, processes or the network",
                type ->
                    Set.of(
                            "java.io.File",
                            "java.io.FileInputStream",
                            "java.io.FileOutputStream",
                            "java.nio.file.Files",
                            "java.nio.file.FileSystems",
                            "java.lang.ProcessBuilder",
                            "java.lang.Runtime",
                            "java.net.Socket",
                            "java.net.URL",
                            "java.net.URLConnection",
                            "java.time.Clock",
                            "java.util.Random",
                            "java.security.SecureRandom",
                            "java.util.concurrent.ThreadLocalRandom")
                        .contains(type.getName())))
        .check(CLASSES);
  }

  @Test
  void nothingReadsTheClockTheEnvironmentOrChance() {
    noClasses()
        .should()
        .callMethodWhere(
            describe("an impure call", call -> IMPURE_CALLS.contains(name(call.getTarget()))))
        .check(CLASSES);
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }

  @Test
  void coreKnowsNeitherSaltNorHttpNorTemplates() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("com.suse..", "okhttp3..", "io.pebbletemplates..", "picocli.."))
        .check(CLASSES);
  }

  @Test
  void optionalIsOnlyReturned() {
    noMethods()
        .should()
        .haveRawParameterTypes(
            describe("Optional", types -> types.stream().anyMatch(ArchitectureTest::isOptional)))
        .check(CLASSES);
  }

  private static boolean isOptional(JavaClass type) {
    return type.isEquivalentTo(Optional.class);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(
            CLASSES.that(
                describe("package-info", type -> type.getSimpleName().equals("package-info"))));
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .allSatisfy(name -> assertThat(CLASSES.contain(name + ".package-info")).as(name).isTrue());
  }

  @Test
  void everyRuleIsInItsRegistry() {
    assertThat(ConfigRules.ALL)
        .extracting(rule -> rule.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(implementations(ConfigRule.class));
    assertThat(InventoryRules.ALL)
        .extracting(rule -> rule.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(implementations(InventoryRule.class));
  }

  private static List<String> implementations(Class<?> type) {
    return CLASSES.stream()
        .filter(found -> found.isAssignableTo(type) && !found.isInterface())
        .map(JavaClass::getName)
        .toList();
  }

  @Test
  void noTwoRulesHaveTheSameCode() {
    assertThat(
            Stream.of(
                    Stream.of(ReadCheck.values()).map(ReadCheck::code),
                    ConfigRules.ALL.stream().map(ConfigRule::code),
                    InventoryRules.ALL.stream().map(InventoryRule::code))
                .flatMap(codes -> codes))
        .doesNotHaveDuplicates();
  }
}
