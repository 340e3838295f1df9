package io.github.alvinn4j;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the package map of the design: imports go only towards the source of the data.
class ArchitectureTest {
  private static final String ROOT = "io.github.alvinn4j.";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.github.alvinn4j");

  private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

  static {
    MAY_USE.put("time", Set.of());
    MAY_USE.put("linux", Set.of());
    MAY_USE.put("camera", Set.of("time"));
    MAY_USE.put("vision", Set.of("camera"));
    MAY_USE.put("network", Set.of("vision"));
    MAY_USE.put("steering", Set.of("network"));
    MAY_USE.put("safety", Set.of("time", "steering"));
    MAY_USE.put("hardware", Set.of("safety", "steering", "time", "linux"));
    MAY_USE.put(
        "drive",
        Set.of("time", "linux", "camera", "vision", "network", "steering", "safety", "hardware"));
    MAY_USE.put("training", Set.of("vision", "network", "steering"));
    // It sees ticks and gives networks to the drive; what learns is the trainer's.
    MAY_USE.put(
        "learning",
        Set.of("time", "linux", "vision", "network", "steering", "safety", "drive", "training"));
    MAY_USE.put("study", Set.of("vision", "network", "steering", "training"));
    // A recorded driver gives commands, and a golden file holds all that a tick saw and decided.
    MAY_USE.put(
        "recording",
        Set.of("camera", "vision", "network", "steering", "safety", "hardware", "drive", "time"));
    MAY_USE.put("simulator", Set.of("camera", "safety", "hardware", "drive", "time"));
    MAY_USE.put(
        "cli",
        Set.of(
            "time",
            "linux",
            "camera",
            "vision",
            "network",
            "steering",
            "safety",
            "hardware",
            "drive",
            "training",
            "learning",
            "study",
            "recording",
            "simulator"));
  }

  static Stream<Arguments> packages() {
    return MAY_USE.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0} uses only {1}")
  @MethodSource("packages")
  void a_package_uses_only_its_declared_neighbours(String name, Set<String> neighbours) {
    String[] allowed =
        Stream.concat(Stream.of(name), neighbours.stream())
            .map(ROOT::concat)
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat(notOurs().or(resideInAnyPackage(allowed)))
        .check(MAIN);
  }

  private static DescribedPredicate<JavaClass> notOurs() {
    return resideOutsideOfPackage("io.github.alvinn4j..");
  }

  @Test
  void every_package_is_declared_here() {
    assertThat(
            MAIN.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @Test
  void packages_form_no_cycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(MAIN);
  }

  static Stream<Arguments> vendors() {
    return Stream.of(
        Arguments.of(
            "org.opencv..", List.of("camera", "vision", "training", "simulator", "recording")),
        Arguments.of("com.pi4j..", List.of("hardware")),
        Arguments.of("picocli..", List.of("cli")),
        Arguments.of("org.jline..", List.of("cli")),
        Arguments.of("org.knowm..", List.of("cli")),
        Arguments.of("org.HdrHistogram..", List.of("drive")));
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @MethodSource("vendors")
  void a_vendor_library_stays_where_it_is_needed(String vendor, List<String> homes) {
    String[] allowed = homes.stream().map(ROOT::concat).toArray(String[]::new);

    noClasses()
        .that(resideOutsideOfPackages(allowed))
        .should()
        .dependOnClassesThat(resideInAPackage(vendor))
        .check(MAIN);
  }

  private static DescribedPredicate<JavaClass> resideOutsideOfPackages(String[] packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  @Test
  void only_time_reads_a_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "time")
        .should()
        .accessTargetWhere(
            target(owner(assignableTo(System.class)))
                .and(target(nameMatching("nanoTime|currentTimeMillis"))))
        .orShould()
        .accessTargetWhere(
            target(owner(assignableTo(java.time.Instant.class))).and(target(nameMatching("now"))))
        .check(MAIN);
  }

  @Test
  void only_recordings_and_the_start_up_figure_ask_for_wall_time_which_may_jump_J21(
      TestReporter reporter) {
    noClasses()
        .that(resideOutsideOfPackages(new String[] {ROOT + "time", ROOT + "recording"}))
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "cli.StartUp")
        .should()
        .accessTargetWhere(target(nameMatching("wallMillis")))
        .check(MAIN);
    Faults.report(
        reporter,
        "J21",
        "the wall clock jumps at any time",
        "no class of %s reads it".formatted(String.join(", ", controlPackages())));
  }

  private static Set<String> controlPackages() {
    Set<String> packages = new TreeSet<>(MAY_USE.keySet());
    packages.removeAll(Set.of("time", "recording", "cli"));
    return packages;
  }

  @Test
  void only_main_ends_the_process() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "cli.Main")
        .should()
        .accessTargetWhere(
            target(owner(assignableTo(System.class).or(assignableTo(Runtime.class))))
                .and(target(nameMatching("exit|halt"))))
        .check(MAIN);
  }

  @Test
  void what_a_tick_runs_through_takes_no_lock_J18(TestReporter reporter) {
    String[] path = {
      ROOT + "drive", ROOT + "safety", ROOT + "steering", ROOT + "network", ROOT + "vision"
    };
    noClasses()
        .that()
        .resideInAnyPackage(path)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.locks\\..*Lock")
        .check(MAIN);
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(path)
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(MAIN);
    Faults.report(
        reporter,
        "J18",
        "a lock in any class between picture and pulse (looked for, not injected)",
        "no class depends on a lock, no method is synchronized");
  }
}
