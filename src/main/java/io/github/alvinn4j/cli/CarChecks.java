package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.VehicleProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a car needs of its machine: camera, buses, pins, a pad; without a profile, what any car
/// may.
final class CarChecks {
  private static final String GROUP_ADVICE =
      "sudo usermod -aG i2c,gpio,video,input $USER, then log in again";
  private static final List<String> PWM_DEVICES = List.of("1f00098000", "20c000");

  private final MachineFiles files;
  private final Optional<VehicleProfile> profile;

  CarChecks(MachineFiles files, Optional<VehicleProfile> profile) {
    this.files = files;
    this.profile = profile;
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(natives());
    findings.add(camera());
    if (needsI2c()) {
      findings.add(bus());
      findings.add(busTools());
    }
    if (needsPwm()) {
      findings.add(pwm());
    }
    findings.add(pins());
    findings.add(pad());
    profile.ifPresent(car -> findings.add(commissioning(car)));
    return findings;
  }

  private boolean needsI2c() {
    return profile.map(car -> !(car.actuator() instanceof ActuatorWiring.HardwarePwm)).orElse(true);
  }

  private boolean needsPwm() {
    return profile.map(car -> car.actuator() instanceof ActuatorWiring.HardwarePwm).orElse(true);
  }

  private static Finding natives() {
    String machine = System.getProperty("os.arch");
    return List.of("aarch64", "arm").contains(machine)
        ? Finding.ok("Pi4J", "has native libraries for " + machine)
        : Finding.problem(
            "Pi4J",
            "has no native libraries for %s: this is no Raspberry Pi".formatted(machine),
            "drive a real car from a Raspberry Pi 3, 4 or 5; here the simulator drives");
  }

  private Finding camera() {
    int device = profile.map(car -> car.camera().device()).orElse(0);
    boolean ribbon = profile.map(car -> car.camera().source().equals("rpicam")).orElse(false);
    boolean program = files.program("rpicam-vid") || files.program("libcamera-vid");
    if (ribbon) {
      return program
          ? Finding.ok("camera", "rpicam-vid is there")
          : Finding.problem("camera", "no rpicam-vid", "sudo apt install rpicam-apps-lite");
    }
    String name = "/dev/video" + device;
    if (!files.exists(name)) {
      List<String> others = files.names("/dev", "video");
      return Finding.problem(
          "camera",
          "no " + name + (others.isEmpty() ? "" : ", found " + String.join(", ", others)),
          program
              ? "connect a USB camera, or set camera.source: rpicam for the ribbon cable"
              : "connect a USB camera; for a ribbon cable: sudo apt install rpicam-apps-lite");
    }
    String model =
        files.text("/sys/class/video4linux/video%d/name".formatted(device)).orElse("no name");
    return files.usable(name)
        ? Finding.ok("camera", "%s, %s".formatted(name, model))
        : Finding.problem("camera", name + " may not be used by this user", GROUP_ADVICE);
  }

  private Finding bus() {
    String name = "/dev/i2c-" + busNumber();
    if (!files.exists(name)) {
      List<String> others = files.names("/dev", "i2c-");
      return Finding.problem(
          "I2C bus",
          "no " + name + (others.isEmpty() ? "" : ", found " + String.join(", ", others)),
          "sudo raspi-config nonint do_i2c 0, then restart");
    }
    return files.usable(name)
        ? Finding.ok("I2C bus", name)
        : Finding.problem("I2C bus", name + " may not be used by this user", GROUP_ADVICE);
  }

  private int busNumber() {
    return profile.map(VehicleProfile::actuator).map(CarChecks::bus).orElse(1);
  }

  private static int bus(ActuatorWiring wiring) {
    return switch (wiring) {
      case ActuatorWiring.Pca9685 chip -> chip.i2cBus();
      case ActuatorWiring.Differential board -> board.i2cBus();
      default -> 1;
    };
  }

  private Finding busTools() {
    return files.program("i2cset")
        ? Finding.ok("i2c-tools", "i2cset is there")
        : Finding.problem(
            "i2c-tools",
            "no i2cset: after kill -9 nobody can put the outputs off",
            "sudo apt install i2c-tools");
  }

  private Finding pwm() {
    List<String> chips = files.names("/sys/class/pwm", "pwmchip");
    List<String> devices =
        chips.stream()
            .map(chip -> files.path("/sys/class/pwm/" + chip + "/device"))
            .filter(Files::exists)
            .map(CarChecks::target)
            .toList();
    Stream<String> known =
        devices.stream().filter(name -> PWM_DEVICES.stream().anyMatch(name::contains));
    return known
        .findFirst()
        .map(name -> Finding.ok("hardware PWM", name))
        .orElseGet(() ->
            Finding.problem(
                "hardware PWM",
                chips.isEmpty()
                    ? "no chip in /sys/class/pwm"
                    : "no Raspberry Pi's chip, found " + String.join(", ", devices),
                "dtoverlay=pwm-2chan,pin=12,func=4,pin2=13,func2=4 in /boot/firmware/config.txt,"
                    + " then restart"));
  }

  private static String target(Path link) {
    try {
      return link.toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private Finding pins() {
    List<String> chips = files.names("/dev", "gpiochip");
    if (chips.isEmpty()) {
      return Finding.problem(
          "GPIO",
          "no /dev/gpiochip: neither emergency stop nor heartbeat",
          "drive a real car from a Raspberry Pi");
    }
    // libgpiod opens every chip: one that may not be opened keeps all of them away.
    List<String> closed = chips.stream().filter(chip -> !files.usable("/dev/" + chip)).toList();
    return closed.isEmpty()
        ? Finding.ok("GPIO", String.join(", ", chips))
        : Finding.problem(
            "GPIO", String.join(", ", closed) + " may not be used by this user", GROUP_ADVICE);
  }

  private Finding pad() {
    List<String> pads = files.names("/dev/input", "js");
    return pads.isEmpty()
        ? Finding.note("gamepad", "none", "connect one to drive by hand, or to arm the service")
        : Finding.ok("gamepad", "/dev/input/" + String.join(", ", pads));
  }

  private static Finding commissioning(VehicleProfile car) {
    List<String> missing = car.commissioning().missing(car.lines().heartbeatGpio().isPresent());
    return missing.isEmpty()
        ? Finding.ok("commissioning", "complete")
        : Finding.problem(
            "commissioning", String.join("; ", missing), "./alvinn calibrate, wheels lifted");
  }
}
