package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.CameraException;
import io.github.alvinn4j.camera.OpenCv;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What every car needs of its machine: Java, the native libraries, power, time and room.
final class MachineChecks {
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  /// A drive records some 10 MB a minute, and an SD card that is full takes logs and models too.
  private static final long LEAST_FREE_MEGABYTES = 500;

  /// A Raspberry Pi slows itself down from here on.
  private static final int HOT_MILLIDEGREES = 80_000;

  /// The Raspberry Pi's watchdog counts to 16 s at most.
  private static final int LONGEST_WATCHDOG_SECONDS = 15;

  private static final int DRIVE_PRIORITY = 60;

  private static final long UNDER_VOLTAGE_NOW = 1;
  private static final long THROTTLED_NOW = 4;
  private static final long UNDER_VOLTAGE_SINCE_BOOT = 1 << 16;

  private static final Pattern RT_LIMIT =
      Pattern.compile("Max realtime priority\\s+(\\d+|unlimited)");
  private static final Pattern LOCK_LIMIT =
      Pattern.compile("Max locked memory\\s+(\\d+|unlimited)");

  private final MachineFiles files;

  MachineChecks(MachineFiles files) {
    this.files = files;
  }

  List<Finding> all() {
    return List.of(
        java(),
        vision(),
        power(),
        temperature(),
        realTime(),
        lockedMemory(),
        watchdog(),
        service(),
        disk());
  }

  private Finding java() {
    String text =
        "%s, %s, %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("os.arch"));
    return Runtime.version().feature() == 25
        ? Finding.ok("Java", text)
        : Finding.problem("Java", text, "install a JDK 25, for example openjdk-25-jdk-headless");
  }

  private static Finding vision() {
    try {
      OpenCv.load();
      return Finding.ok("OpenCV", "native library loads");
    } catch (CameraException | LinkageError e) {
      return Finding.problem(
          "OpenCV", String.valueOf(e.getMessage()), "use a 64-bit system: arm64 or x86-64");
    }
  }

  private Finding power() {
    Optional<Long> bits = files.hexadecimal("/sys/devices/platform/soc/soc:firmware/get_throttled");
    if (bits.isEmpty()) {
      return Finding.note("power", "this machine does not tell; only a Raspberry Pi does", "");
    }
    long now = bits.get();
    if ((now & UNDER_VOLTAGE_NOW) != 0) {
      return Finding.problem(
          "power", "under-voltage now", "a supply of its own for the Pi: 5.1 V, 3 A (Pi 5: 5 A)");
    }
    if ((now & UNDER_VOLTAGE_SINCE_BOOT) != 0) {
      return Finding.problem(
          "power",
          "under-voltage since the start",
          "a stronger supply, shorter wires, servo and motor not on the Pi's 5 V");
    }
    return (now & THROTTLED_NOW) != 0
        ? Finding.problem("power", "the processor is slowed down now", "cool it")
        : Finding.ok("power", "no under-voltage since the start");
  }

  private Finding temperature() {
    Optional<Long> milli = files.number("/sys/class/thermal/thermal_zone0/temp");
    if (milli.isEmpty()) {
      return Finding.note("temperature", "this machine does not tell", "");
    }
    String text = "%d degrees".formatted(Math.round(milli.get() / 1000.0));
    return milli.get() < HOT_MILLIDEGREES
        ? Finding.ok("temperature", text)
        : Finding.problem("temperature", text, "cool it: from 80 degrees on a Pi gets slow");
  }

  private Finding realTime() {
    String limit = limit(RT_LIMIT);
    boolean enough =
        limit.equals("unlimited")
            || (limit.matches("\\d{1,9}") && Integer.parseInt(limit) >= DRIVE_PRIORITY)
            || root();
    return enough
        ? Finding.ok("real-time priority", root() ? "the superuser may" : "up to " + limit)
        : Finding.problem(
            "real-time priority",
            "not allowed (limit %s, wanted %d)".formatted(limit, DRIVE_PRIORITY),
            "run as the service (./alvinn install), or add '@gpio - rtprio 60' to"
                + " /etc/security/limits.d/alvinn.conf and log in again");
  }

  private Finding lockedMemory() {
    String limit = limit(LOCK_LIMIT);
    return limit.equals("unlimited") || root()
        ? Finding.ok("locked memory", root() ? "the superuser may" : limit)
        : Finding.problem(
            "locked memory",
            "limited to %s bytes: a page on the SD card may stop a tick".formatted(limit),
            "run as the service (./alvinn install), or add '@gpio - memlock unlimited' to"
                + " /etc/security/limits.d/alvinn.conf and log in again");
  }

  private String limit(Pattern pattern) {
    Matcher found = pattern.matcher(files.text("/proc/self/limits").orElse(""));
    return found.find() ? found.group(1) : "unknown";
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private Finding watchdog() {
    if (!files.exists("/dev/watchdog")) {
      return Finding.problem(
          "hardware watchdog",
          "no /dev/watchdog: a kernel that hangs keeps the last pulse",
          "on a Raspberry Pi: dtparam=watchdog=on in /boot/firmware/config.txt, then restart");
    }
    Optional<String> state = files.text("/sys/class/watchdog/watchdog0/state");
    Optional<Long> seconds = files.number("/sys/class/watchdog/watchdog0/timeout");
    if (!state.orElse("").equals("active")) {
      return Finding.problem(
          "hardware watchdog",
          "there, but nobody feeds it",
          "RuntimeWatchdogSec=14s in /etc/systemd/system.conf, then restart");
    }
    boolean tooLong = seconds.orElse(0L) > LONGEST_WATCHDOG_SECONDS;
    String text = "restarts the machine after %d s".formatted(seconds.orElse(0L));
    return tooLong
        ? Finding.problem(
            "hardware watchdog",
            text + ", more than the Pi's can count",
            "RuntimeWatchdogSec=14s in /etc/systemd/system.conf, then restart")
        : Finding.ok("hardware watchdog", text);
  }

  private Finding service() {
    return files.exists("/etc/systemd/system/alvinn.service")
        ? Finding.ok("service", "installed")
        : Finding.note(
            "service",
            "not installed: nobody puts the outputs off if the program is killed",
            "sudo ./alvinn install");
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(files.root()).getUsableSpace() / BYTES_PER_MEGABYTE;
      String text = "%d MB free".formatted(free);
      return free >= LEAST_FREE_MEGABYTES
          ? Finding.ok("disk", text)
          : Finding.problem(
              "disk", text + ", wanted " + LEAST_FREE_MEGABYTES, "delete drives you do not need");
    } catch (IOException e) {
      return Finding.problem("disk", "cannot be asked: " + e.getMessage(), "check the file system");
    }
  }
}
