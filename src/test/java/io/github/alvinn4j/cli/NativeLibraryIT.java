package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.OpenCv;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class NativeLibraryIT {
  @TempDir private Path folder;

  private Path library(String what) throws Exception {
    Path file = folder.resolve("libopencv.so");
    boolean onArm = System.getProperty("os.arch").equals("aarch64");
    String other = onArm ? "x86_64" : "ARMv8";
    switch (what) {
      case "missing" -> {}
      case "empty" -> Files.createFile(file);
      case "of another machine" -> {
        String resource = "/nu/pattern/opencv/linux/" + other + "/libopencv_java490.so";
        try (InputStream in = OpenCv.class.getResourceAsStream(resource)) {
          assertThat(in).isNotNull();
          Files.copy(in, file);
        }
      }
      default -> Files.writeString(file, what);
    }
    return file;
  }

  // HotSpot blames the stack of a library before it is refused.
  private static boolean isOfTheJvm(String line) {
    return line.startsWith("OpenJDK 64-Bit Server VM warning") || line.contains("execstack -c");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"missing", "empty", "not a library", "of another machine"})
  void a_wrong_native_library_is_refused_in_one_line_J26(String what, TestReporter reporter)
      throws Exception {
    Path file = library(what);
    List<String> command = new ArrayList<>(Child.java("drive", "--lockstep", "--laps=1"));
    command.add(1, "-Dalvinn.opencv=" + file);
    try (Child child = Child.start(folder, Map.of(), command)) {
      int code = child.end(60);

      assertThat(code).as(child.err()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(child.err().lines().filter(line -> !isOfTheJvm(line)))
          .singleElement()
          .asString()
          .startsWith("alvinn: cannot load OpenCV from " + file);
      Faults.report(
          reporter,
          "J26",
          "the OpenCV library is " + what,
          "refused in one line before anything moves, exit code " + code);
    }
  }
}
