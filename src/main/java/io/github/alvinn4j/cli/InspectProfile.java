package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.hardware.ControlLines;
import io.github.alvinn4j.hardware.DrivingLimits;
import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.safety.SlewLimit;
import java.nio.file.Path;

/// Says what a vehicle profile comes to: every value in force, and what follows from them.
final class InspectProfile {
  private static final int Q15_ONE = 32767;

  private final Path file;
  private final VehicleProfile profile;

  /// Reads the profile.
  InspectProfile(Path file) {
    this.file = file;
    this.profile = VehicleProfiles.read(file);
  }

  void describe(Facts facts) {
    facts.text("file", "profile", file.toString());
    facts.text("name", "name", profile.name());
    camera(facts.group("camera", "camera"));
    geometry(facts.group("geometry", "geometry"));
    actuator(facts.group("actuator", "actuator"));
    lines(facts);
    Facts steering = facts.group("steering", "steering pulses");
    pulses(steering, profile.steering(), "left", "right");
    Facts throttle = facts.group("throttle", "throttle pulses");
    pulses(throttle, profile.throttle(), "reverse", "forward");
    limits(facts.group("limits", "limits"));
    derived(facts.group("derived", "from these follow"));
    signals(facts);
  }

  private void signals(Facts facts) {
    SignalTable table = Assembly.signals(profile);
    SignalSheet.fill(facts.json().putArray("signals"), table);
    facts.line("signals");
    SignalSheet.lines(table).forEach(line -> facts.line("  " + line));
  }

  private void camera(Facts facts) {
    CameraMount camera = profile.camera();
    facts.text("source", "source", camera.source());
    switch (camera.source()) {
      case CameraMount.V4L2 -> {
        facts.whole("device", "device", camera.device(), "(/dev/video" + camera.device() + ")");
        facts.text(
            "camera_name", "its name holds", camera.name().isEmpty() ? "anything" : camera.name());
      }
      case CameraMount.RPICAM ->
          facts.whole(
              "device", "device", camera.device(), "(rpicam-vid --camera " + camera.device() + ")");
      default -> {} // the simulator has no device
    }
    if (camera.rotated()) {
      facts.text("rotated", "mounted", "upside down, pictures are turned");
    }
    facts.whole("width_pixels", "width", camera.widthPixels(), "pixels");
    facts.whole("height_pixels", "height", camera.heightPixels(), "pixels");
    facts.whole("rate_hertz", "rate", camera.rateHertz(), "Hz");
    facts.number("height_meters", "height above the ground", camera.heightMeters(), 3, "m");
    facts.number(
        "pitch_degrees", "pitch, downwards", Math.toDegrees(camera.pitchRadians()), 1, "degrees");
    facts.number(
        "horizontal_field_of_view_degrees",
        "field of view",
        Math.toDegrees(camera.horizontalFieldOfViewRadians()),
        1,
        "degrees across");
  }

  private void geometry(Facts facts) {
    VehicleGeometry geometry = profile.geometry();
    facts.number("wheelbase_meters", "wheelbase", geometry.wheelbaseMeters(), 3, "m");
    facts.number(
        "max_steering_degrees",
        "front wheels at full lock",
        Math.toDegrees(geometry.maxSteeringRadians()),
        1,
        "degrees");
    facts.number(
        "max_speed_meters_per_second",
        "speed at full throttle",
        geometry.maxSpeedMetersPerSecond(),
        2,
        "m/s");
    facts.number("steering_lag_seconds", "steering lag", geometry.steeringLagSeconds(), 3, "s");
  }

  private void actuator(Facts facts) {
    ActuatorWiring actuator = profile.actuator();
    facts.text("kind", "kind", actuator.kind());
    switch (actuator) {
      case ActuatorWiring.Simulator() -> {} // nothing is wired
      case ActuatorWiring.EmulatedPca9685(ActuatorWiring.Pca9685 chip) -> chip(facts, chip);
      case ActuatorWiring.PipedChip(ActuatorWiring.Pca9685 chip, Path pipe) -> {
        facts.text("pipe", "pipe", pipe.toString());
        chip(facts, chip);
      }
      case ActuatorWiring.Pca9685 chip -> chip(facts, chip);
      case ActuatorWiring.EmulatedDifferential(ActuatorWiring.Differential board) ->
          InspectMotors.describe(facts, board);
      case ActuatorWiring.Differential board -> InspectMotors.describe(facts, board);
      case ActuatorWiring.HardwarePwm pwm -> {
        facts.whole("servo_channel", "servo channel", pwm.servoChannel(), "");
        facts.whole("esc_channel", "ESC channel", pwm.escChannel(), "");
        facts.whole("frequency_hertz", "pulse frequency", pwm.frequencyHertz(), "Hz");
      }
    }
  }

  private static void chip(Facts facts, ActuatorWiring.Pca9685 chip) {
    facts.whole("i2c_bus", "I2C bus", chip.i2cBus(), "(/dev/i2c-" + chip.i2cBus() + ")");
    facts.text("i2c_address", "I2C address", "0x%02x".formatted(chip.i2cAddress()));
    facts.whole("steering_channel", "steering channel", chip.steeringChannel(), "");
    facts.whole("throttle_channel", "throttle channel", chip.throttleChannel(), "");
    facts.whole("frequency_hertz", "pulse frequency", chip.frequencyHertz(), "Hz");
  }

  private void lines(Facts facts) {
    ControlLines lines = profile.lines();
    if (!lines.equals(ControlLines.NONE)) {
      Facts group = facts.group("lines", "wires to the Pi's pins");
      lines
          .emergencyStopGpio()
          .ifPresent(gpio ->
              group.whole("emergency_stop_gpio", "emergency stop, in", gpio, "(GPIO" + gpio + ")"));
      lines
          .heartbeatGpio()
          .ifPresent(
              gpio -> group.whole("heartbeat_gpio", "heartbeat, out", gpio, "(GPIO" + gpio + ")"));
    }
  }

  private static void pulses(Facts facts, PulseRange range, String negative, String positive) {
    facts.whole(negative + "_micros", negative + ", at -1", range.micros(-Q15_ONE), "us");
    facts.whole("neutral_micros", "neutral, at 0", range.micros(0), "us");
    facts.whole(positive + "_micros", positive + ", at +1", range.micros(Q15_ONE), "us");
  }

  private void limits(Facts facts) {
    DrivingLimits limits = profile.limits();
    slew(facts, "steering_slew", "steering slew", limits.steeringSlew());
    slew(facts, "throttle_rise", "throttle rise", limits.throttleRise());
    facts.number(
        "cruise_throttle", "cruise throttle", limits.cruiseThrottle(), 3, "of full throttle");
    facts.number("max_throttle", "throttle at most", limits.maxThrottle(), 3, "of full throttle");
    facts.whole(
        "max_frame_age_millis", "oldest picture driven by", limits.maxFrameAgeMillis(), "ms");
  }

  private static void slew(Facts facts, String key, String label, SlewLimit limit) {
    facts.whole(key + "_micros_per_tick", label, limit.microsPerTick(), "us per picture");
    facts.whole(
        key + "_micros_per_250_millis",
        label + " at any rate",
        limit.microsPer250Millis(),
        "us in 250 ms");
  }

  private void derived(Facts facts) {
    VehicleGeometry geometry = profile.geometry();
    DrivingLimits limits = profile.limits();
    double cruise = limits.cruiseThrottle() * geometry.maxSpeedMetersPerSecond();
    facts.number(
        "min_turn_radius_meters",
        "tightest turn, radius",
        1 / geometry.maxCurvaturePerMeter(),
        3,
        "m at the rear axle");
    facts.number("cruise_speed_meters_per_second", "speed at cruise", cruise, 2, "m/s");
    facts.number(
        "top_speed_meters_per_second",
        "speed at most",
        limits.maxThrottle() * geometry.maxSpeedMetersPerSecond(),
        2,
        "m/s");
    facts.number(
        "cruise_meters_per_frame",
        "way between pictures",
        cruise / profile.camera().rateHertz(),
        3,
        "m at cruise");
    facts.number("lock_to_lock_seconds", "lock to lock", lockToLockSeconds(), 2, "s");
    facts.whole(
        "cruise_throttle_micros",
        "throttle pulse at cruise",
        profile.throttle().micros((int) Math.round(limits.cruiseThrottle() * Q15_ONE)),
        "us");
  }

  // The gate lets the wheel go for as long as a window's allowance lasts, then holds it until the
  // next.
  private double lockToLockSeconds() {
    PulseRange steering = profile.steering();
    SlewLimit slew = profile.limits().steeringSlew();
    int way = steering.maxMicros() - steering.minMicros();
    int fullWindows = (way - 1) / slew.microsPer250Millis();
    double rest = way - fullWindows * slew.microsPer250Millis();
    double rateHertz = profile.camera().rateHertz();
    double byTicks = Math.ceil((double) way / slew.microsPerTick()) / rateHertz;
    return Math.max(
        byTicks, fullWindows * 0.25 + Math.ceil(rest / slew.microsPerTick()) / rateHertz);
  }
}
