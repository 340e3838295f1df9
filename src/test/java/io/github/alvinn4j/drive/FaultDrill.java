package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.SignalTable;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/// A car driving at 20 Hz of simulated time, and what a fault does to it, when.
///
/// Budgets count from the last tick in which all was well.
final class FaultDrill implements AutoCloseable {
  static final int HERTZ = 20;
  static final long MILLI = 1_000_000L;
  static final long PERIOD_NANOS = 1000 / HERTZ * MILLI;
  static final SignalTable SIGNALS = SignalTable.of(HERTZ, 150);
  private static final int NEUTRAL_MICROS = 1500;
  private static final long NOT_YET = -1;

  final TestDrive drive;
  boolean driverPresent = true;
  int driverThrottleQ15;
  long workNanos;
  private long sequence;
  private long faultSinceNanos;
  private long neutralMillis = NOT_YET;
  private long disarmedMillis = NOT_YET;
  private long cappedMillis = NOT_YET;
  private Release release = Release.NONE;
  private Caution caution = Caution.NONE;

  FaultDrill() {
    this(TestDrive.model(20), DriveSettings.Goal.AUTO, false);
  }

  FaultDrill(Model model, DriveSettings.Goal goal, boolean deadMan) {
    drive = new TestDrive(TestDrive.settings(goal, SIGNALS, deadMan), model, driver(), this::note);
  }

  // The clock of a slow tick moves while the driver is asked.
  private DriverInput driver() {
    return command -> {
      pass(workNanos);
      command.set(0, driverThrottleQ15);
      return driverPresent;
    };
  }

  private void note(Tick tick) {
    long millis = (drive.clock.nanos() - workNanos - faultSinceNanos) / MILLI;
    release = tick.release();
    caution = tick.caution();
    if (neutralMillis == NOT_YET && tick.pulses().throttleMicros() == NEUTRAL_MICROS) {
      neutralMillis = millis;
    }
    if (cappedMillis == NOT_YET && tick.caution() != Caution.NONE) {
      cappedMillis = millis;
    }
    if (disarmedMillis == NOT_YET && tick.state() == DriveState.DISARMED) {
      disarmedMillis = millis;
    }
  }

  /// Drives in good order until every watch has seen its window, then begins to count.
  FaultDrill driving() {
    healthy(3 * HERTZ);
    assertThat(drive.loop.state().armed()).as("drives before the fault").isTrue();
    assertThat(release).isEqualTo(Release.NONE);
    assertThat(caution).isEqualTo(Caution.NONE);
    begin();
    return this;
  }

  /// Counts from now on.
  void begin() {
    faultSinceNanos = drive.clock.nanos();
    neutralMillis = NOT_YET;
    disarmedMillis = NOT_YET;
    cappedMillis = NOT_YET;
  }

  void healthy(int ticks) {
    for (int i = 0; i < ticks; i++) {
      pass(PERIOD_NANOS - workNanos);
      frame(0, 0);
    }
  }

  /// A picture of some age, after others were lost on the way.
  void frame(long ageNanos, int lost) {
    sequence += 1 + lost;
    drive.frame.stamp(drive.clock.nanos() - ageNanos, sequence);
    drive.loop.tick(drive.frame);
  }

  /// From now on each picture takes so long to come: waits as long as the first ones take more.
  void delay(long ageNanos) {
    pass(PERIOD_NANOS + ageNanos / 2);
    frame(ageNanos / 2, 0);
    pass(ageNanos - ageNanos / 2);
  }

  /// The last picture once more, as a broken camera gives it.
  void sameFrame() {
    drive.loop.tick(drive.frame);
  }

  /// No picture for so long; the drive thread looks up every 10 ms.
  void nothing(long millis) {
    for (long passed = 0; passed < millis; passed += 10) {
      pass(10 * MILLI);
      drive.loop.tickIfFrameIsLate();
    }
  }

  void pass(long nanos) {
    drive.clock.moveTo(drive.clock.nanos() + nanos);
  }

  /// Paints a picture whose brighter half is to one side; no two in a row are equal.
  void bright(boolean left) {
    Mat pixels = drive.frame.pixels();
    int dark = 60 + (int) (sequence % 7);
    pixels.setTo(new Scalar(dark, dark, dark));
    Mat half = pixels.colRange(left ? 0 : 80, left ? 80 : 160);
    half.setTo(new Scalar(190, 190, 190));
    half.release();
  }

  /// Milliseconds from the beginning of the fault to a neutral throttle; fails if it did not come.
  long neutralMillis() {
    assertThat(neutralMillis).as("throttle neutral, shown: %s", release).isNotEqualTo(NOT_YET);
    return neutralMillis;
  }

  long disarmedMillis() {
    assertThat(disarmedMillis).as("disarmed, shown: %s", release).isNotEqualTo(NOT_YET);
    return disarmedMillis;
  }

  long cappedMillis() {
    assertThat(cappedMillis).as("capped").isNotEqualTo(NOT_YET);
    return cappedMillis;
  }

  void assertDrivesOn() {
    assertThat(neutralMillis).as("neutral, shown: %s", release).isEqualTo(NOT_YET);
    assertThat(disarmedMillis).as("disarmed").isEqualTo(NOT_YET);
  }

  Release release() {
    return release;
  }

  Caution caution() {
    return caution;
  }

  /// What was measured, for the report.
  String reaction() {
    return "throttle neutral after %d ms, disarmed after %d ms (%s)"
        .formatted(neutralMillis(), disarmedMillis(), drive.loop.disarmedBy());
  }

  @Override
  public void close() {
    drive.close();
  }
}
