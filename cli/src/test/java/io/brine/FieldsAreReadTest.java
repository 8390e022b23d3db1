package io.brine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.brine.core.config.ClusterConfig;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No field of cluster.yaml is taken and then left unread, unless CHANGELOG.md says so. */
@AnalyzeClasses(packages = "io.brine", importOptions = DoNotIncludeTests.class)
class FieldsAreReadTest {
  private static final String MODEL = ClusterConfig.class.getPackageName();
  private static final String RULES = "io.brine.core.rule.config";

  /** In the section "Not yet" of CHANGELOG.md. */
  private static final Set<String> NOT_YET = Set.of();

  /** Names the version and the kind of the document, which reading has compared already. */
  private static final Set<String> OF_READING =
      Set.of("ClusterConfig.apiVersion", "ClusterConfig.kind");

  @ArchTest
  static void everyFieldHasAReader(JavaClasses brine) {
    List<String> unread =
        brine.stream()
            .filter(type -> type.getPackageName().equals(MODEL) && type.isRecord())
            .flatMap(FieldsAreReadTest::fields)
            .filter(accessor -> !isRead(accessor))
            .map(accessor -> accessor.getOwner().getSimpleName() + "." + accessor.getName())
            .filter(name -> !OF_READING.contains(name))
            .sorted()
            .toList();
    assertThat(NOT_YET).containsAll(unread);
  }

  private static Stream<JavaMethod> fields(JavaClass type) {
    Set<String> fields =
        Arrays.stream(type.reflect().getRecordComponents())
            .filter(FieldsAreReadTest::isField)
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    return type.getMethods().stream()
        .filter(method -> method.getRawParameterTypes().isEmpty())
        .filter(method -> fields.contains(method.getName()));
  }

  /** It has the annotation that the tables of fields are made of. */
  private static boolean isField(RecordComponent component) {
    return Arrays.stream(component.getAnnotations())
        .anyMatch(note -> note.annotationType().getSimpleName().equals("Field"));
  }

  /** By more than the rules that check it: by other classes, or for another method of its own. */
  private static boolean isRead(JavaMethod accessor) {
    boolean outside =
        Stream.concat(
                accessor.getAccessesToSelf().stream(), accessor.getReferencesToSelf().stream())
            .anyMatch(access -> !access.getOriginOwner().getPackageName().equals(RULES));
    boolean within =
        accessor.getOwner().getField(accessor.getName()).getAccessesToSelf().stream()
            .anyMatch(
                access ->
                    access.getOrigin() instanceof JavaMethod
                        && !access.getOrigin().equals(accessor));
    return outside || within;
  }
}
