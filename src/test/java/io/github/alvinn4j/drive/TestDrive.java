package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.safety.GateLimits;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.SlewLimit;
import io.github.alvinn4j.safety.SupervisorSettings;
import io.github.alvinn4j.steering.Hill;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.Map;
import org.opencv.core.Scalar;

/// A drive with a real pilot, a manual clock and a recording actuator.
final class TestDrive implements AutoCloseable {
  static final long MILLI = 1_000_000L;
  static final long NEUTRAL_NANOS = 500 * MILLI;
  static final long MAX_AGE_NANOS = 100 * MILLI;
  static final int CRUISE_Q15 = 8192;

  /// What [#model()] always says: unit 20 of 30.
  static final int STEERING_Q15 = Math.round((2 * 20 / 29f - 1) * 32767);

  final ManualClock clock = new ManualClock();
  final Frame frame = new Frame(160, 120);
  final RecordingActuator actuator = new RecordingActuator();
  final DriveLoop loop;
  final Pilot pilot = new Pilot(model(), 160, 120);
  private long sequence;

  TestDrive(DriveSettings.Goal goal, DriverInput driver, DriveObserver... observers) {
    loop =
        new DriveLoop(
            settings(goal), clock, clock, pilot, driver, actuator, frame, List.of(observers));
    frame.pixels().setTo(new Scalar(90, 110, 130));
    loop.arm();
  }

  static DriveSettings settings(DriveSettings.Goal goal) {
    GateLimits limits =
        new GateLimits(
            new PulseRange(1000, 1500, 2000),
            new PulseRange(1000, 1500, 2000),
            new SlewLimit(2000, 10_000),
            new SlewLimit(2000, 10_000),
            32767);
    // Tests jump in time: a pause is only tested where it is meant.
    SupervisorSettings patient =
        new SupervisorSettings(
            NEUTRAL_NANOS, MAX_AGE_NANOS, 100 * NEUTRAL_NANOS, 500 * MILLI, 500 * MILLI, false);
    return new DriveSettings(goal, limits, CRUISE_Q15, patient, false);
  }

  /// A network that steers towards unit 20 of 30 whatever it sees.
  static Model model() {
    FloatLayer layer = new FloatLayer(960, 30, Activation.SIGMOID);
    for (int unit = 0; unit < 30; unit++) {
      double height = Math.clamp(Hill.height(unit - 20), 1e-4, 1 - 1e-4);
      layer.biases()[unit] = (float) Math.log(height / (1 - height));
    }
    return new Model(
        new FloatNetwork(List.of(layer)), RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
  }

  /// One tick with a frame taken just now.
  void tick() {
    tick(0);
  }

  /// One tick with a frame of some age.
  void tick(long ageNanos) {
    frame.stamp(clock.nanos() - ageNanos, sequence++);
    loop.tick(frame);
  }

  /// Ticks until the car is armed.
  void arm() {
    tick();
    clock.moveTo(clock.nanos() + NEUTRAL_NANOS);
    tick();
  }

  /// The pulse of a Q15 value.
  static int micros(int valueQ15) {
    return new PulseRange(1000, 1500, 2000).micros(valueQ15);
  }

  @Override
  public void close() {
    pilot.close();
    frame.close();
  }
}
