package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.EmulatedPca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.PipedChip;
import io.github.alvinn4j.hardware.ActuatorWiring.Simulator;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.SlewLimit;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// Reads a vehicle profile from a YAML file; `hardware/README.md` has the table of its keys.
///
/// Angles are degrees in the file and radians in the program.
public final class VehicleProfiles {
  private static final List<String> KINDS =
      List.of(Simulator.KIND, EmulatedPca9685.KIND, PipedChip.KIND, Pca9685.KIND, HardwarePwm.KIND);

  private VehicleProfiles() {}

  /// Reads and checks a profile.
  ///
  /// @throws ProfileException in one line with file, line, key, value and expectation
  public static VehicleProfile read(Path path) {
    return profile(YamlDocument.read(path));
  }

  static VehicleProfile profile(YamlSection top) {
    String name = top.text("name");
    if (name.length() > 80) {
      throw top.problem("name", "at most 80 characters");
    }
    VehicleProfile profile =
        new VehicleProfile(
            name,
            camera(top.section("camera")),
            geometry(top.section("geometry")),
            actuator(top.section("actuator")),
            pulses(top.section("steering"), "left_micros", "right_micros"),
            pulses(top.section("throttle"), "reverse_micros", "forward_micros"),
            limits(top.section("limits")),
            top.has("commissioning")
                ? commissioning(top.section("commissioning"))
                : Commissioning.NONE);
    top.refuseUnknownKeys();
    return profile;
  }

  private static CameraMount camera(YamlSection camera) {
    return new CameraMount(
        camera.oneOf("source", CameraMount.SOURCES),
        camera.integer("device", 0, CameraMount.MAX_DEVICE, 0),
        camera.integer("width_pixels", 32, 4096),
        camera.integer("height_pixels", 30, 4096),
        camera.integer("rate_hertz", 1, 120),
        camera.number("height_meters", 0.02, 2),
        Math.toRadians(camera.number("pitch_degrees", 0, 68)),
        Math.toRadians(camera.number("horizontal_field_of_view_degrees", 18, 148)));
  }

  private static VehicleGeometry geometry(YamlSection geometry) {
    return new VehicleGeometry(
        geometry.number("wheelbase_meters", 0.05, 4),
        Math.toRadians(geometry.number("max_steering_degrees", 6, 68)),
        geometry.number("max_speed_meters_per_second", 0.1, 30),
        geometry.number("steering_lag_seconds", 0, 1));
  }

  private static ActuatorWiring actuator(YamlSection actuator) {
    return switch (actuator.oneOf("kind", KINDS)) {
      case Simulator.KIND -> new Simulator();
      case EmulatedPca9685.KIND -> new EmulatedPca9685(pca9685(actuator));
      case PipedChip.KIND -> new PipedChip(pca9685(actuator), Path.of(actuator.text("pipe")));
      case Pca9685.KIND -> pca9685(actuator);
      default -> hardwarePwm(actuator);
    };
  }

  private static Pca9685 pca9685(YamlSection actuator) {
    int bus = actuator.integer("i2c_bus", 0, 31);
    int address = actuator.integer("i2c_address", 0x40, 0x7f);
    int steeringChannel = actuator.integer("steering_channel", 0, 15);
    int throttleChannel = actuator.integer("throttle_channel", 0, 15);
    if (throttleChannel == steeringChannel) {
      throw actuator.problem(
          "throttle_channel", "another one than steering_channel = " + steeringChannel);
    }
    return new Pca9685(bus, address, steeringChannel, throttleChannel, frequency(actuator));
  }

  private static HardwarePwm hardwarePwm(YamlSection actuator) {
    int servoChannel = actuator.integer("servo_channel", 0, HardwarePwm.MAX_CHANNEL);
    int escChannel = actuator.integer("esc_channel", 0, HardwarePwm.MAX_CHANNEL);
    if (escChannel == servoChannel) {
      throw actuator.problem("esc_channel", "another one than servo_channel = " + servoChannel);
    }
    return new HardwarePwm(servoChannel, escChannel, frequency(actuator));
  }

  private static int frequency(YamlSection actuator) {
    return actuator.integer("frequency_hertz", 40, 200);
  }

  private static PulseRange pulses(YamlSection section, String negativeKey, String positiveKey) {
    int negative = micros(section, negativeKey);
    int neutral = micros(section, "neutral_micros");
    int positive = micros(section, positiveKey);
    if (Integer.signum(neutral - negative) * Integer.signum(positive - neutral) != 1) {
      throw section.problem(
          "neutral_micros",
          "strictly between %s = %d and %s = %d"
              .formatted(negativeKey, negative, positiveKey, positive));
    }
    return new PulseRange(negative, neutral, positive);
  }

  private static int micros(YamlSection section, String key) {
    return section.integer(key, PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS);
  }

  private static DrivingLimits limits(YamlSection limits) {
    SlewLimit steeringSlew = slew(limits, "steering_slew");
    SlewLimit throttleRise = slew(limits, "throttle_rise");
    double maxThrottle = limits.number("max_throttle", 0, 1);
    double cruiseThrottle = limits.number("cruise_throttle", 0, 1);
    if (cruiseThrottle > maxThrottle) {
      throw limits.problem("cruise_throttle", "at most max_throttle = " + maxThrottle);
    }
    return new DrivingLimits(
        steeringSlew,
        throttleRise,
        cruiseThrottle,
        maxThrottle,
        limits.integer("max_frame_age_millis", 20, 1000));
  }

  private static Commissioning commissioning(YamlSection shown) {
    return new Commissioning(
        shown.flag("directions_confirmed", false),
        millis(shown, "signal_loss_millis"),
        millis(shown, "kill_millis"),
        millis(shown, "output_enable_millis"));
  }

  private static OptionalInt millis(YamlSection section, String key) {
    return section.has(key)
        ? OptionalInt.of(section.integer(key, 0, Commissioning.MAX_MILLIS))
        : OptionalInt.empty();
  }

  private static SlewLimit slew(YamlSection limits, String what) {
    int perTick = limits.integer(what + "_micros_per_tick", 1, SlewLimit.MAX_MICROS_PER_TICK);
    String windowKey = what + "_micros_per_250_millis";
    int perWindow = limits.integer(windowKey, 1, SlewLimit.MAX_MICROS_PER_250_MILLIS);
    if (perWindow < perTick) {
      throw limits.problem(windowKey, "at least %s_micros_per_tick = %d".formatted(what, perTick));
    }
    return new SlewLimit(perTick, perWindow);
  }
}
