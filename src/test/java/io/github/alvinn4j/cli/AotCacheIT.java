package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher's cache of loaded classes, damaged in every way, with a JDK that only looks like
/// one; and what the real JVM makes of a damaged one that was let through.
@EnabledOnOs(OS.LINUX)
class AotCacheIT {
  private static final long SECONDS = 60;

  @TempDir private Path machine;

  private Path jar;
  private Path jdk;

  /// A JVM that leaves a cache when asked to and otherwise says with what it was started.
  private static final String JAVA =
      """
      #!/bin/sh
      for word in "$@"; do
        case $word in
          -XX:AOTCacheOutput=*) echo "cache of $$" >"${word#*=}"; exit 0 ;;
        esac
      done
      printf '%s\\n' "$@"
      exit 7
      """;

  @BeforeEach
  void install() throws Exception {
    jar = machine.resolve("target/alvinn4j.jar");
    jdk = machine.resolve("jdk");
    Files.createDirectories(machine.resolve("src/main"));
    Files.createDirectories(jar.getParent());
    Files.writeString(machine.resolve("pom.xml"), "<project/>");
    Files.writeString(jar, "jar");
    script(machine.resolve("alvinn"), Files.readString(Path.of("alvinn")));
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    script(jdk.resolve("bin/java"), JAVA);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  private static void script(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// What the launcher has said, and what it has started.
  private record Start(String out, String err) {
    boolean hasCache() {
      return out.contains("-XX:AOTCache=") && out.contains("-XX:+VerifySharedSpaces");
    }

    boolean madeOne() {
      return err.equals("alvinn: preparing a faster start (once) ...\n");
    }
  }

  private Start start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", machine + "/alvinn"));
    command.addAll(List.of(arguments));
    try (Child child = Child.start(machine, Map.of("JAVA_HOME", jdk.toString()), command)) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(7);
      return new Start(child.out(), child.err());
    }
  }

  private Path cache() {
    return machine.resolve("target/alvinn4j-SerialGC.aot");
  }

  private Path sums() {
    return machine.resolve("target/alvinn4j-SerialGC.aot.sha256");
  }

  @Test
  void a_cache_is_made_at_the_first_start_and_used_without_a_word_from_then_on() throws Exception {
    Start first = start("replay", "a b");
    assertThat(first.hasCache()).isTrue();
    assertThat(first.madeOne()).isTrue();
    assertThat(first.out()).endsWith("replay\na b\n");
    String made = Files.readString(cache());

    Start second = start("replay");
    assertThat(second.hasCache()).isTrue();
    assertThat(second.err()).isEmpty();
    assertThat(cache()).hasContent(made);
    try (var files = Files.list(machine.resolve("target"))) {
      assertThat(files).containsExactlyInAnyOrder(jar, cache(), sums());
    }
  }

  private void damage(int kind) throws Exception {
    switch (kind) {
      case 0 -> flip(cache());
      case 1 -> Files.writeString(cache(), "");
      case 2 -> Files.delete(cache());
      case 3 -> Files.delete(sums());
      case 4 -> flip(sums());
      case 5 -> Files.writeString(jar, "another jar");
      case 6 -> Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.2\"\n");
      default -> {
        Path other = machine.resolve("other");
        Files.move(jdk, other);
        jdk = other;
      }
    }
  }

  private static void flip(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 2; // of a sum: another digit, or none
    Files.write(file, bytes);
  }

  @Test
  void a_cache_that_is_damaged_or_does_not_fit_is_made_again_J25(TestReporter reporter)
      throws Exception {
    int kinds = 8;
    for (int kind = 0; kind < kinds; kind++) {
      start("replay");
      String before = Files.exists(cache()) ? Files.readString(cache()) : "";
      damage(kind);

      Start again = start("replay");

      assertThat(again.madeOne()).as("kind %d: %s", kind, again.err()).isTrue();
      assertThat(again.hasCache()).isTrue();
      assertThat(cache()).as("kind %d", kind).content().isNotEqualTo(before);
      assertThat(start("replay").err()).as("kind %d", kind).isEmpty();
    }
    Faults.report(
        reporter,
        "J25",
        "the AOT cache with a flipped bit, empty or gone; its sums flipped or gone; another jar,"
            + " another release of the JDK, another JDK",
        "%d of %d thrown away before use and made again".formatted(kinds, kinds));
  }

  @Test
  void a_cache_that_cannot_be_made_is_tried_once_and_done_without() throws Exception {
    script(
        jdk.resolve("bin/java"),
        JAVA.replace("echo \"cache of $$\" >\"${word#*=}\"; exit 0", "exit 1"));

    assertThat(start("replay").hasCache()).isFalse();
    Start second = start("replay");

    assertThat(second.hasCache()).isFalse();
    assertThat(second.err()).isEmpty();
    assertThat(cache()).doesNotExist();
  }

  @Test
  void a_start_can_do_without_a_cache() throws Exception {
    List<String> command = List.of("/bin/sh", machine + "/alvinn", "replay");
    Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString(), "ALVINN_AOT", "off");
    try (Child child = Child.start(machine, environment, command)) {
      child.end(SECONDS);

      assertThat(child.out()).doesNotContain("AOT").endsWith("replay\n");
      assertThat(child.err()).isEmpty();
    }
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>(Child.java("--version"));
    command.addAll(1, List.of(options));
    command.addAll(1, List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    return command;
  }

  @Test
  void the_jvm_starts_or_says_why_not_with_a_damaged_cache_that_was_let_through() throws Exception {
    Path whole = machine.resolve("whole.aot");
    try (Child child = Child.start(machine, Map.of(), java("-XX:AOTCacheOutput=" + whole))) {
      assertThat(child.end(SECONDS)).isZero();
    }
    SplittableRandom random = new SplittableRandom(25);
    long size = Files.size(whole);
    for (int i = 0; i < 8; i++) {
      Path damaged = machine.resolve("damaged.aot");
      Files.write(damaged, Files.readAllBytes(whole));
      long place = random.nextLong(size);
      try (FileChannel file = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
        if (i == 0) {
          file.truncate(size / 2);
        }
      }
      if (i > 0) {
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[(int) place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        Files.write(damaged, bytes);
      }
      List<String> command = java("-XX:AOTCache=" + damaged, "-XX:+VerifySharedSpaces");
      try (Child child = Child.start(machine, Map.of(), command)) {
        int code = child.end(SECONDS);
        assertThat(code).as("damage %d at %d: %s", i, place, child.err()).isIn(0, 1); // no crash
        assertThat(code == 0 ? child.out() : child.err()).containsAnyOf("Alvinn4J", "AOT cache");
      }
    }
  }
}
