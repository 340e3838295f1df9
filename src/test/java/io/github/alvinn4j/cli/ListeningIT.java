package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Nobody on a network can reach a drive, because it opens no socket.
@EnabledOnOs(OS.LINUX)
class ListeningIT {
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6");

  @TempDir private Path folder;

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> inodes = new TreeSet<>();
    try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
          if (socket.matches()) {
            inodes.add(socket.group(1));
          }
        }
      }
    }
    return inodes;
  }

  /// Lines of the kernel's tables of network sockets that belong to a process.
  private static List<String> networkSockets(long pid) throws IOException {
    Set<String> own = sockets(pid);
    List<String> found = new ArrayList<>();
    for (String table : TABLES) {
      Path file = Path.of("/proc/" + pid + "/net/" + table);
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns.length > 9 && own.contains(columns[9])) {
            found.add(table + ": " + line.strip());
          }
        }
      }
    }
    return found;
  }

  @Test
  void the_probe_sees_a_socket_that_listens() throws Exception {
    try (java.net.ServerSocket listening = new java.net.ServerSocket(0)) {
      assertThat(listening.isBound()).isTrue();
      assertThat(networkSockets(ProcessHandle.current().pid())).isNotEmpty();
    }
  }

  @Test
  void a_drive_opens_no_socket_O3_O4_O5_O6_O7_O8_O9_O10_O11(TestReporter reporter)
      throws Exception {
    Path drive = folder.resolve("drive");
    List<String> command =
        Child.java("drive", "--headless", "--laps=1000", "--record", drive.toString());
    try (Child child = Child.start(folder, Map.of(), command)) {
      Path tenth = drive.resolve("images/9_cam_image_array_.jpg");
      child.await("ten frames were driven", () -> Files.exists(tenth));

      List<String> sockets = networkSockets(child.pid());

      assertThat(sockets).isEmpty();
      for (int id = 3; id <= 11; id++) {
        Faults.report(
            reporter,
            "O" + id,
            "none: excluded by construction, nothing listens",
            sockets.size() + " network sockets of a running drive");
      }
    }
  }
}
