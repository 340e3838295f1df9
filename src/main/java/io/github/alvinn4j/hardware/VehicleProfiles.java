package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.ActuatorWiring.EmulatedDifferential;
import io.github.alvinn4j.hardware.ActuatorWiring.EmulatedPca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.PipedChip;
import io.github.alvinn4j.hardware.ActuatorWiring.Simulator;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.SlewLimit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads a vehicle profile from a YAML file; `hardware/README.md` has the table of its keys.
///
/// Angles are degrees in the file and radians in the program.
public final class VehicleProfiles {
  private static final List<String> KINDS =
      List.of(
          Simulator.KIND,
          EmulatedPca9685.KIND,
          EmulatedDifferential.KIND,
          PipedChip.KIND,
          Pca9685.KIND,
          Differential.KIND,
          HardwarePwm.KIND);

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
    CameraMount camera = camera(top.section("camera"));
    VehicleGeometry geometry = geometry(top.section("geometry"));
    ActuatorWiring actuator = actuator(top.section("actuator"), geometry);
    VehicleProfile profile =
        new VehicleProfile(
            name,
            camera,
            geometry,
            actuator,
            pulses(top.section("steering"), "left_micros", "right_micros"),
            pulses(top.section("throttle"), "reverse_micros", "forward_micros"),
            limits(top.section("limits")),
            LineSection.lines(top, actuator),
            top.has("commissioning")
                ? commissioning(top.section("commissioning"))
                : Commissioning.NONE,
            top.has("learning")
                ? Optional.of(learning(top.section("learning")))
                : Optional.empty());
    top.refuseUnknownKeys();
    return profile;
  }

  private static CameraMount camera(YamlSection camera) {
    String source = camera.oneOf("source", CameraMount.SOURCES);
    String name = camera.text("name", "");
    if (!name.isEmpty() && !source.equals(CameraMount.V4L2)) {
      throw camera.problem("name", "only with source: v4l2, whose driver tells a name");
    }
    if (name.length() > CameraMount.MAX_NAME) {
      throw camera.problem("name", "at most %d characters".formatted(CameraMount.MAX_NAME));
    }
    boolean rotated = camera.flag("rotate_180", false);
    if (rotated && source.equals(CameraMount.SIMULATOR)) {
      throw camera.problem("rotate_180", "only with a real camera");
    }
    return new CameraMount(
        source,
        camera.integer("device", 0, CameraMount.MAX_DEVICE, 0),
        name,
        rotated,
        side(camera, "width_pixels", 32, source),
        side(camera, "height_pixels", 30, source),
        camera.integer("rate_hertz", 1, 120),
        camera.number("height_meters", 0.02, 2),
        Math.toRadians(camera.number("pitch_degrees", 0, 68)),
        Math.toRadians(camera.number("horizontal_field_of_view_degrees", 18, 148)));
  }

  // Raw pictures have half as many colours as pixels, across and down.
  private static int side(YamlSection camera, String key, int min, String source) {
    int pixels = camera.integer(key, min, 4096);
    if (pixels % 2 != 0 && source.equals(CameraMount.RPICAM)) {
      throw camera.problem(key, "an even number for source: rpicam");
    }
    return pixels;
  }

  private static VehicleGeometry geometry(YamlSection geometry) {
    return new VehicleGeometry(
        geometry.number("wheelbase_meters", 0.05, 4),
        Math.toRadians(geometry.number("max_steering_degrees", 6, 68)),
        geometry.number("max_speed_meters_per_second", 0.1, 30),
        geometry.number("steering_lag_seconds", 0, 1));
  }

  private static ActuatorWiring actuator(YamlSection actuator, VehicleGeometry geometry) {
    return switch (actuator.oneOf("kind", KINDS)) {
      case Simulator.KIND -> new Simulator();
      case EmulatedPca9685.KIND -> new EmulatedPca9685(pca9685(actuator));
      case EmulatedDifferential.KIND ->
          new EmulatedDifferential(MotorSection.differential(actuator, geometry));
      case PipedChip.KIND -> new PipedChip(pca9685(actuator), Path.of(actuator.text("pipe")));
      case Pca9685.KIND -> pca9685(actuator);
      case Differential.KIND -> MotorSection.differential(actuator, geometry);
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

  private static LearningRanges learning(YamlSection learning) {
    return new LearningRanges(
        learning.number("view_shift_meters", 0, 10),
        Math.toRadians(learning.number("view_rotation_degrees", 0, 57)),
        learning.number("look_ahead_meters", 0.05, 200),
        learning.number("label_lag_seconds", 0, 2));
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
