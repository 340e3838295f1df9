package io.github.alvinn4j;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.github.alvinn4j.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class WallClockTest {
  private static final String ROOT = "io.github.alvinn4j.";

  @Test
  void no_decision_sees_the_wall_clock_J21(TestReporter reporter) {
    JavaClasses program =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.github.alvinn4j");

    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "recording", ROOT + "time")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "cli.StartUp") // a figure about this run
        .should()
        .accessTargetWhere(
            target(name("wallMillis"))
                .and(target(owner(JavaClass.Predicates.assignableTo(Clock.class)))))
        .check(program);
    long readers =
        program.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTarget().getName().equals("wallMillis"))
            .map(call -> call.getOriginOwner().getPackageName().replace(ROOT, ""))
            .filter(name -> !name.equals("recording"))
            .count();

    assertThat(readers).as("calls in StartUp").isEqualTo(2);
    Faults.report(
        reporter,
        "J21",
        "none: excluded by construction, checked in the compiled classes",
        "only recordings and the figure of the start read the wall clock");
  }
}
