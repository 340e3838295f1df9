package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher on machines that lack something.
///
/// A copy of it is run whose system folders lie in the test's folder, with a PATH of a few tools
/// and with JDKs that only look like some.
@EnabledOnOs(OS.LINUX)
class LauncherIT {
  private static final long SECONDS = 20;
  private static final List<String> TOOLS =
      List.of("cat", "dirname", "find", "grep", "head", "mktemp", "readlink", "rm", "sed", "touch");

  @TempDir private Path machine;

  @BeforeEach
  void install() throws Exception {
    String script = Files.readString(Path.of("alvinn"));
    for (String root : List.of("/usr/lib/jvm", "/usr/java", "/opt", "/Library")) {
      script = script.replace(" " + root + "/", " " + machine + root + "/");
    }
    tool(machine.resolve("program/alvinn"), script);
    Files.writeString(machine.resolve("program/pom.xml"), "<project/>");
    Files.createDirectories(machine.resolve("program/src/main"));
    Files.createDirectories(machine.resolve("home"));
    for (String name : TOOLS) {
      String folder = Files.exists(Path.of("/bin", name)) ? "/bin" : "/usr/bin";
      tool(
          machine.resolve("tools").resolve(name),
          "#!/bin/sh\nexec %s/%s \"$@\"\n".formatted(folder, name));
    }
  }

  private static void tool(Path file, String script) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Path jdk(String folder, String version) throws Exception {
    Path jdk = machine.resolve(folder);
    tool(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    tool(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private void build() throws Exception {
    Path jar = machine.resolve("program/target/alvinn4j.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "");
  }

  private Child launch(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "-i"));
    command.add("PATH=" + machine.resolve("tools"));
    command.add("HOME=" + machine.resolve("home"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of("/bin/sh", machine.resolve("program/alvinn").toString()));
    command.addAll(List.of(arguments));
    return Child.start(machine, Map.of(), command);
  }

  private void assertRefused(Child child, String... words) throws Exception {
    assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(child.out()).isEmpty();
    assertThat(child.err()).startsWith("alvinn: ").contains(words);
  }

  @Test
  void says_what_to_install_where_no_jdk_is() throws Exception {
    build();
    try (Child child = launch(Map.of(), "drive")) {
      assertRefused(child, "no JDK 25", "apt install openjdk-25-jdk-headless");
      assertThat(child.err()).hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"21.0.2", "17", "26-ea", "250"})
  void takes_no_other_jdk(String version) throws Exception {
    build();
    Path jdk = jdk("usr/lib/jvm/some", version);

    try (Child child = launch(Map.of("JAVA_HOME", jdk.toString()), "drive")) {
      assertRefused(child, "no JDK 25");
    }
  }

  @Test
  void takes_no_runtime_without_a_compiler() throws Exception {
    build();
    Files.delete(jdk("usr/lib/jvm/jre", "25.0.1").resolve("bin/javac"));

    try (Child child = launch(Map.of(), "drive")) {
      assertRefused(child, "no JDK 25");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/jvm/temurin-25",
        "opt/jdk-25",
        "home/.jdks/x",
        "home/.sdkman/candidates/java/25-tem"
      })
  void finds_a_jdk_in_the_usual_folders_though_java_home_is_an_older_one(String folder)
      throws Exception {
    build();
    jdk(folder, "25");
    Path old = jdk("old", "21.0.2");

    try (Child child =
        launch(Map.of("JAVA_HOME", old.toString()), "drive", "--track", "a b.csv", "")) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(7);
      assertThat(child.out()).endsWith("drive\n--track\na b.csv\n\n");
      assertThat(child.out()).contains("-Dalvinn.home=" + machine.resolve("program") + "\n");
    }
  }

  @Test
  void finds_the_jdk_of_the_path() throws Exception {
    build();
    Path jdk = jdk("somewhere/else", "25.0.1");
    Files.createSymbolicLink(machine.resolve("tools/javac"), jdk.resolve("bin/javac"));

    try (Child child = launch(Map.of(), "drive")) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(7);
    }
  }

  @Test
  void says_that_maven_is_needed_to_build() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.1");

    try (Child child = launch(Map.of(), "drive")) {
      assertRefused(child, "Maven is needed", "apt install maven");
      assertThat(child.err()).hasLineCount(1);
    }
  }

  @Test
  void says_that_the_build_has_failed_and_why() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    tool(machine.resolve("tools/mvn"), "#!/bin/sh\necho '[ERROR] no network'\nexit 1\n");

    try (Child child = launch(Map.of(), "drive")) {
      assertRefused(child, "[ERROR] no network", "alvinn: the build failed");
    }
  }

  @Test
  void shows_neither_the_colours_nor_the_warnings_of_a_failed_build() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    tool(
        machine.resolve("tools/mvn"),
        """
        #!/bin/sh
        printf '\\033[0m\\033[0mWARNING: old\\n\\033[1;31m[ERROR] no network\\n'
        exit 1
        """);

    try (Child child = launch(Map.of(), "drive")) {
      assertRefused(child, "\n[ERROR] no network\n");
      assertThat(child.err()).doesNotContain("WARNING", "\u001b");
    }
  }

  @Test
  void builds_with_file_names_in_utf_8_though_the_named_locale_is_not_there() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    tool(machine.resolve("tools/mvn"), "#!/bin/sh\necho \"locale $LC_ALL\"\nexit 1\n");

    try (Child child = launch(Map.of("LC_ALL", "xx_XX.UTF-8"), "drive")) {
      assertRefused(child, "locale C.UTF-8");
    }
  }

  @Test
  void needs_no_home() throws Exception {
    build();
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    String program = machine.resolve("program/alvinn").toString();
    String path = "PATH=" + machine.resolve("tools");

    try (Child child =
        Child.start(machine, Map.of(), List.of("env", "-i", path, "/bin/sh", program, "drive"))) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource({"xterm-256color, true", "dumb, false"})
  void shows_the_drive_only_on_a_terminal_that_can_draw(String kind, boolean drawn)
      throws Exception {
    assumeThat(Path.of("/usr/bin/script")).exists(); // gives a terminal
    build();
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    String typed =
        "env -i TERM=%s PATH=%s /bin/sh %s drive"
            .formatted(kind, machine.resolve("tools"), machine.resolve("program/alvinn"));

    try (Child child =
        Child.start(machine, Map.of(), List.of("script", "-qec", typed, "/dev/null"))) {
      assertThat(child.end(SECONDS)).as(child.out()).isEqualTo(7);
      assertThat(child.out()).contains("-Dalvinn.terminal=" + drawn);
    }
  }

  @Test
  void says_that_the_build_has_failed_though_maven_says_nothing() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    tool(machine.resolve("tools/mvn"), "#!/bin/sh\necho 'WARNING: old'\nexit 1\n");

    try (Child child = launch(Map.of(), "drive")) {
      assertRefused(child, "alvinn: the build failed");
    }
  }

  @Test
  void builds_once_what_is_newer_than_the_program_though_maven_leaves_the_jar_alone()
      throws Exception {
    build();
    Files.setLastModifiedTime(
        machine.resolve("program/target/alvinn4j.jar"), FileTime.from(Instant.EPOCH));
    jdk("usr/lib/jvm/temurin-25", "25.0.1");
    tool(machine.resolve("tools/mvn"), "#!/bin/sh\nexit 0\n");

    try (Child child = launch(Map.of(), "drive")) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(7);
      assertThat(child.err()).startsWith("alvinn: building");
    }
    try (Child child = launch(Map.of(), "drive")) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(7);
      assertThat(child.err()).isEmpty();
    }
  }
}
