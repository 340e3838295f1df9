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
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
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
  static final int CAUTIOUS_Q15 = 4096;

  /// What [#model()] always says: unit 20 of 30.
  static final int STEERING_Q15 = Math.round((2 * 20 / 29f - 1) * 32767);

  final ManualClock clock = new ManualClock();
  final Frame frame = new Frame(160, 120);
  final RecordingActuator actuator = new RecordingActuator();
  final DriveLoop loop;
  final Pilot pilot;
  private long sequence;
  private long lastCaptureNanos;

  /// Steps through time as it likes: no rate, no pause and no overrun is watched.
  TestDrive(DriveSettings.Goal goal, DriverInput driver, DriveObserver... observers) {
    this(settings(goal), model(), driver, observers);
  }

  TestDrive(DriveSettings settings, Model model, DriverInput driver, DriveObserver... observers) {
    pilot = new Pilot(model, 160, 120);
    loop =
        new DriveLoop(settings, clock, clock, pilot, driver, actuator, frame, List.of(observers));
    frame.pixels().setTo(new Scalar(90, 110, 130));
    loop.arm();
  }

  static DriveSettings settings(DriveSettings.Goal goal) {
    return settings(goal, SignalTable.of(SignalRow.IRREGULAR, MAX_AGE_NANOS / MILLI), false);
  }

  static DriveSettings settings(DriveSettings.Goal goal, SignalTable signals, boolean deadMan) {
    GateLimits limits =
        new GateLimits(
            new PulseRange(1000, 1500, 2000),
            new PulseRange(1000, 1500, 2000),
            new SlewLimit(2000, 10_000),
            new SlewLimit(2000, 10_000),
            32767);
    SupervisorSettings supervision =
        new SupervisorSettings(
            signals, NEUTRAL_NANOS, 500 * MILLI, false, deadMan, 32767, CAUTIOUS_Q15);
    return new DriveSettings(goal, limits, CRUISE_Q15, supervision, false);
  }

  /// A network that steers towards unit 20 of 30 whatever it sees.
  static Model model() {
    return model(20);
  }

  /// A network that steers towards one unit of 30 whatever it sees.
  static Model model(int towards) {
    FloatLayer layer = new FloatLayer(960, 30, Activation.SIGMOID);
    for (int unit = 0; unit < 30; unit++) {
      double height = Math.clamp(Hill.height(unit - towards), 1e-4, 1 - 1e-4);
      layer.biases()[unit] = (float) Math.log(height / (1 - height));
    }
    return hill(layer);
  }

  /// A network that steers towards the brighter half of the picture.
  static Model seeing() {
    FloatLayer layer = new FloatLayer(960, 30, Activation.SIGMOID);
    for (int unit = 0; unit < 30; unit++) {
      double leftness = Hill.height(unit - 4) - Hill.height(unit - 25);
      layer.biases()[unit] = -2;
      for (int pixel = 0; pixel < 960; pixel++) {
        int side = pixel % 32 < 16 ? 1 : -1;
        layer.weights(unit)[pixel] = (float) (side * leftness * 4 / 960);
      }
    }
    return hill(layer);
  }

  private static Model hill(FloatLayer layer) {
    return new Model(
        new FloatNetwork(List.of(layer)), RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
  }

  /// One tick with a frame taken just now.
  void tick() {
    tick(0);
  }

  /// One tick with a frame of some age, but younger than the one before: no camera turns back.
  void tick(long ageNanos) {
    long captureNanos = clock.nanos() - ageNanos;
    boolean turnsBack = sequence > 0 && captureNanos - lastCaptureNanos <= 0;
    lastCaptureNanos = turnsBack ? lastCaptureNanos + 1 : captureNanos;
    frame.stamp(lastCaptureNanos, sequence++);
    loop.tick(frame);
  }

  /// One tick with a frame that has lain there for a while.
  void lateTick(long waitedNanos) {
    lastCaptureNanos = clock.nanos();
    frame.stamp(lastCaptureNanos, sequence++);
    loop.tick(frame, clock.nanos() - waitedNanos);
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
