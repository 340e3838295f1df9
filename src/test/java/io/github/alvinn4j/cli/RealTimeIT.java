package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.drive.RealTimeThreads.Role;
import io.github.alvinn4j.drive.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the kernel sees of a drive in real time, in a process of its own.
@EnabledOnOs(OS.LINUX)
class RealTimeIT {
  private static final long SECONDS = 120;
  private static final int FIFO = 1;
  private static final String NO_PRIVILEGE = "-sys_nice,-ipc_lock,-sys_resource";

  @TempDir private Path folder;

  private static List<String> drive(String... arguments) {
    List<String> command = new ArrayList<>(Child.java("drive", "--headless", "--json"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static JsonNode json(Child child) throws IOException {
    return JsonMapper.builder().build().readTree(child.out());
  }

  @Test
  void a_drive_without_the_privilege_is_degraded_says_so_once_and_goes_on_J16(TestReporter reporter)
      throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    assumeThat(setpriv).exists();
    List<String> command =
        new ArrayList<>(List.of("prlimit", "--rtprio=0", "--memlock=65536", setpriv.toString()));
    command.add("--bounding-set=" + NO_PRIVILEGE);
    command.addAll(drive("--realtime", "--seconds=1"));

    try (Child child = Child.start(folder, Map.of(), command)) {
      assertThat(child.end(SECONDS)).as(child.err()).isZero();

      JsonNode json = json(child);
      String status = json.get("realtime").textValue();
      assertThat(status).startsWith("degraded: ").contains("sched_setscheduler: ", "mlockall: ");
      assertThat(json.get("frames").intValue()).isPositive();
      assertThat(child.err().lines().filter(line -> line.startsWith("real time is degraded")))
          .hasSize(1);
      Faults.report(
          reporter,
          "J16",
          "a process without CAP_SYS_NICE and CAP_IPC_LOCK and with no limits for both",
          "the drive goes on; one warning and in its result \"%s\"".formatted(status));
    }
  }

  @Test
  void each_thread_of_the_drive_has_its_place_and_the_memory_is_locked() throws Exception {
    assumeThat(mayBeFirst()).as("CAP_SYS_NICE").isTrue();
    Path drive = folder.resolve("drive");
    List<String> command = drive("--realtime", "--laps=1000", "--record=" + drive);

    try (Child child = Child.start(folder, Map.of(), command)) {
      child.await(
          "three frames were driven",
          () -> Files.exists(drive.resolve("images/2_cam_image_array_.jpg")));
      Map<String, Integer> priorities = priorities(child.pid());

      assertThat(priorities)
          .containsEntry("capture", Role.CAPTURE.priority())
          .containsEntry("actuator", Role.ACTUATOR.priority())
          .containsEntry("guard", Role.GUARD.priority())
          .containsValue(Role.DRIVE.priority())
          .hasSize(Role.values().length); // no collector, compiler, recorder or other thread
      assertThat(lockedKilobytes(child.pid())).isPositive();
      child.signal("TERM");
      child.end(SECONDS);
      assertThat(json(child).get("realtime").textValue()).isEqualTo("ok");
    }
  }

  private boolean mayBeFirst() throws Exception {
    Process chrt = new ProcessBuilder("chrt", "-f", "1", "true").start();
    return chrt.waitFor() == 0;
  }

  /// Priority of each thread of a process that is first in, first out, by the thread's name.
  private static Map<String, Integer> priorities(long pid) throws IOException {
    Map<String, Integer> priorities = new TreeMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        if (Integer.parseInt(fields[38]) == FIFO) {
          priorities.put(name, Integer.parseInt(fields[37]));
        }
      }
    }
    return priorities;
  }

  private static long lockedKilobytes(long pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/status"))
        .lines()
        .filter(line -> line.startsWith("VmLck:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  @Test
  void no_class_is_loaded_from_the_first_frame_to_the_end_of_the_drive_J19(TestReporter reporter)
      throws Exception {
    double driveSeconds = 3;
    Path log = folder.resolve("classes.log");
    List<String> command = drive("--seconds=" + driveSeconds);
    command.add(1, "-Xlog:class+load:file=" + log + ":uptime");

    try (Child child = Child.start(folder, Map.of(), command)) {
      assertThat(child.end(SECONDS)).as(child.err()).isZero();
      assertThat(json(child).get("first_driven_frame_millis").intValue()).isPositive();
    }
    List<String> loaded = Files.readAllLines(log);
    int capture = -1;
    for (int i = 0; i < loaded.size(); i++) {
      capture = loaded.get(i).contains("drive.DriveRun$$Lambda") ? i : capture;
    }
    assertThat(capture).as("line of the capture thread's start").isNotNegative();
    double start = uptime(loaded.get(capture));
    List<String> during =
        loaded.stream()
            .skip(capture + 1L)
            .filter(line -> uptime(line) < start + driveSeconds * 0.9)
            .toList();

    assertThat(during).isEmpty();
    Faults.report(
        reporter,
        "J19",
        "a drive of %.0f s in real time after %d warm-up ticks, with -Xlog:class+load"
            .formatted(driveSeconds, WarmUp.TICKS),
        "%d classes loaded from the capture thread's start to the end".formatted(during.size()));
  }

  private static double uptime(String line) {
    return Double.parseDouble(line.substring(1, line.indexOf("s]")).replace(',', '.'));
  }
}
