package io.github.alvinn4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.ActuatorGate;
import io.github.alvinn4j.safety.Pulses;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No way to an output but through the gate, and no output but steering and throttle.
class OutputPathTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.github.alvinn4j");

  @Test
  void only_the_gate_decides_pulses() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(ActuatorGate.class)
        .should()
        .callMethod(Pulses.class, "set", int.class, int.class)
        .check(MAIN);
    methods()
        .that()
        .areDeclaredIn(Pulses.class)
        .and()
        .haveName("set")
        .should()
        .notBePublic()
        .check(MAIN);
  }

  @Test
  void only_the_drive_writes_to_an_actuator() {
    noClasses()
        .that(resideOutsideOfPackage("..drive.."))
        .and(DescribedPredicate.not(simpleName("CarOnStands"))) // calibration, wheels lifted
        .should()
        .callMethod(VehicleActuator.class, "write", int.class, int.class)
        .check(MAIN);
  }

  @Test
  void an_actuator_takes_a_steering_and_a_throttle_pulse_and_nothing_else() {
    List<List<Class<?>>> withValues =
        Arrays.stream(VehicleActuator.class.getMethods())
            .map(Method::getParameterTypes)
            .filter(types -> types.length > 0)
            .map(List::of)
            .toList();

    assertThat(withValues).containsExactly(List.of(int.class, int.class));
  }
}
