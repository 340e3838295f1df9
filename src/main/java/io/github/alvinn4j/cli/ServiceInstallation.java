package io.github.alvinn4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes or removes the unit of the service and tells systemd; what is missing it says.
final class ServiceInstallation {
  private static final String TEMPLATE = "hardware/service/alvinn.service";
  private static final String UNIT = "etc/systemd/system/alvinn.service";
  private static final String TOOL = "i2cset";

  /// Who may use buses, PWM, cameras and gamepads on Raspberry Pi OS.
  private static final List<String> GROUPS = List.of("i2c", "gpio", "video", "input");

  private static final long SYSTEMCTL_SECONDS = 30;

  private final Path root;
  private final boolean running;
  private final boolean dryRun;
  private final List<String> done = new ArrayList<>();

  /// @param root folder of the system
  /// @param running whether that system is the one that runs, whose systemd can be told
  /// @param dryRun whether to say only what would be done
  ServiceInstallation(Path root, boolean running, boolean dryRun) {
    this.root = root;
    this.running = running;
    this.dryRun = dryRun;
  }

  /// Where the unit is.
  Path unit() {
    return root.resolve(UNIT);
  }

  /// What was done, or would have been, in lines for a person.
  List<String> done() {
    return List.copyOf(done);
  }

  /// Writes the unit and has it started with the system.
  ///
  /// @param user who runs it, if a person has said so
  /// @throws UsageException if it cannot be written, the user does not exist, or systemd refuses
  void install(Optional<String> user) {
    Path home = Home.file("").toAbsolutePath().normalize();
    String name = user.orElseGet(() -> owner(home));
    requireUser(name);
    if (home.toString().chars().anyMatch(c -> c <= ' ' || c == '%' || c == '"' || c == '\\')) {
      throw new UsageException(
          "%s: expected a folder without spaces and signs such as %%".formatted(home));
    }
    List<String> groups = GROUPS.stream().filter(group -> id("group", group).isPresent()).toList();
    write(
        read(home.resolve(TEMPLATE))
            .replace("@USER@", name)
            .replace("@GROUPS@", String.join(" ", groups))
            .replace("@HOME@", home.toString()));
    systemctl("daemon-reload");
    systemctl("enable", "alvinn");
    GROUPS.stream()
        .filter(group -> !groups.contains(group))
        .forEach(group -> done.add("missing: group '" + group + "', left out of the unit"));
    if (Stream.of("usr/sbin", "usr/bin", "sbin", "bin")
        .noneMatch(folder -> Files.exists(root.resolve(folder).resolve(TOOL)))) {
      done.add("missing: i2cset, which puts a PCA9685 off after a crash: apt install i2c-tools");
    }
    done.add("the car starts with the system, disarmed, as user " + name);
  }

  /// Stops the service and removes its unit; without one there is nothing to do.
  void remove() {
    if (!Files.exists(unit())) {
      done.add(unit() + " is not there: nothing to remove");
      return;
    }
    systemctl("disable", "--now", "alvinn");
    done.add(would("remove ") + unit());
    try {
      if (!dryRun) {
        Files.delete(unit());
      }
    } catch (IOException e) {
      throw refused(e);
    }
    systemctl("daemon-reload");
  }

  private static String owner(Path home) {
    String caller = System.getenv().getOrDefault("SUDO_USER", "");
    try {
      return caller.isEmpty() ? Files.getOwner(home).getName() : caller;
    } catch (IOException e) {
      throw new UsageException("%s: has no owner, expected --user".formatted(home), e);
    }
  }

  private void requireUser(String name) {
    if (id("passwd", name).isEmpty()) {
      throw new UsageException("--user = %s, expected a user of this system".formatted(name));
    }
  }

  // A line of /etc/passwd or /etc/group.
  private Optional<String> id(String database, String name) {
    try (Stream<String> lines = Files.lines(root.resolve("etc").resolve(database))) {
      return lines.filter(line -> line.startsWith(name + ":")).findFirst();
    } catch (IOException e) {
      throw new UsageException(
          "%s: cannot be read".formatted(root.resolve("etc").resolve(database)), e);
    }
  }

  private static String read(Path template) {
    try {
      return Files.readString(template)
          .lines()
          .filter(line -> !line.startsWith("# Alvinn4J as a service"))
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read".formatted(template), e);
    }
  }

  private void write(String text) {
    done.add(would("write ") + unit());
    if (dryRun) {
      text.lines().forEach(line -> done.add("  " + line));
      return;
    }
    Path written = unit().resolveSibling("alvinn.service.new");
    try {
      Files.createDirectories(unit().getParent());
      Files.writeString(written, text);
      Files.move(written, unit(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private UsageException refused(IOException e) {
    return new UsageException(
        "%s: cannot be written, expected to be called by root (sudo ./alvinn install)"
            .formatted(unit()),
        e);
  }

  private String would(String what) {
    return dryRun
        ? "would " + what
        : what.replace("write ", "wrote ").replace("remove ", "removed ");
  }

  private void systemctl(String... words) {
    String line = "systemctl " + String.join(" ", words);
    if (!running) {
      return;
    }
    if (dryRun) {
      done.add("would run " + line);
      return;
    }
    try {
      List<String> command = new ArrayList<>(List.of("systemctl"));
      command.addAll(List.of(words));
      Process process = new ProcessBuilder(command).inheritIO().start();
      boolean ended = process.waitFor(SYSTEMCTL_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroy();
        throw new UsageException(line + ": failed; expected systemd to run here");
      }
      done.add("ran " + line);
    } catch (IOException e) {
      throw new UsageException(line + ": not there; expected a system with systemd", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException(line + ": interrupted", e);
    }
  }
}
