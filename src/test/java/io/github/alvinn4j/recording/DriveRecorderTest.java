package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.safety.GateLimits;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.safety.SlewLimit;
import io.github.alvinn4j.safety.SupervisorSettings;
import io.github.alvinn4j.simulator.SimulatedActuator;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.vision.RetinaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Scalar;

class DriveRecorderTest {
  private static final SignalTable SIGNALS = SignalTable.of(SignalRow.IRREGULAR, 100);
  private static final int TICKS = 100;
  private static final int ARMED_TICKS = TICKS - 1;
  private static final int SLOTS = 64;

  private final ManualClock clock = new ManualClock();
  @TempDir private Path folder;

  private FreeSpace plenty() {
    return new FreeSpace(folder, () -> Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private DriveRecorder recorder(FreeSpace space) {
    TubWriter writer = TubWriter.open(folder.resolve("tub"), clock);
    return new DriveRecorder(writer, space, 160, 120, true, SIGNALS, List.of("one"));
  }

  private void drive(DriveRecorder recorder) {
    drive(recorder, false);
  }

  private void drive(DriveRecorder recorder, boolean everyPictureTwice) {
    RetinaSettings retina = RetinaSettings.STANDARD;
    FloatNetwork network = FloatNetwork.hill(retina.pixels(), 1, 2, new SplittableRandom(1));
    Model model = new Model(network, retina, OutputCoding.HILL, Map.of());
    VehicleProfile profile = VehicleProfiles.read(Path.of("hardware/simulator.yaml"));
    SlewLimit slew = new SlewLimit(100, 800);
    GateLimits limits = new GateLimits(profile.steering(), profile.throttle(), slew, slew, 32767);
    DriveSettings settings =
        new DriveSettings(
            DriveSettings.Goal.AUTO,
            limits,
            1000,
            new SupervisorSettings(SIGNALS, 0, 0, false, false, 32767, 0),
            false);
    try (Frame frame = new Frame(160, 120);
        Pilot pilot = new Pilot(model, 160, 120);
        SimulatedActuator wires = new SimulatedActuator()) {
      frame.pixels().setTo(new Scalar(10, 20, 30));
      DriveLoop loop =
          new DriveLoop(
              settings, clock, clock, pilot, command -> false, wires, frame, List.of(recorder));
      loop.tick(frame);
      loop.arm();
      for (int tick = 1; tick < TICKS; tick++) {
        clock.moveTo(tick);
        frame.stamp(tick, tick);
        loop.tick(frame);
        if (everyPictureTwice) {
          loop.tick(frame);
        }
      }
    }
  }

  @Test
  void records_every_tick_of_an_armed_car() {
    DriveRecorder recorder = recorder(plenty());

    drive(recorder);
    recorder.close();

    assertThat(recorder.failure()).isEmpty();
    assertThat(recorder.written()).isEqualTo(ARMED_TICKS);
    assertThat(recorder.dropped()).isZero();
    assertThat(Tub.open(folder.resolve("tub"), Strictness.STRICT).records()).hasSize(ARMED_TICKS);
  }

  @Test
  void counts_what_is_missing_after_the_disk_has_failed_and_never_stops_the_drive_S3(
      TestReporter reporter) throws Exception {
    DriveRecorder recorder = recorder(plenty());
    Files.delete(folder.resolve("tub").resolve("images"));

    drive(recorder);
    recorder.close();

    assertThat(recorder.failure()).isPresent();
    assertThat(recorder.written()).isZero();
    assertThat(recorder.dropped()).isEqualTo(ARMED_TICKS);
    Faults.report(
        reporter,
        "S3",
        "the first write fails",
        "recording stops, the drive goes on: " + recorder.dropped() + " ticks counted as missing");
  }

  @Test
  void stops_when_the_disk_is_nearly_full_and_the_drive_goes_on_S1(TestReporter reporter) {
    long total = 8_000_000_000L;
    AtomicLong free = new AtomicLong(total / 50 + 19);
    FreeSpace filling = new FreeSpace(folder, free::getAndDecrement, total);
    DriveRecorder recorder = recorder(filling);

    drive(recorder);
    recorder.close();

    assertThat(recorder.failure()).isPresent();
    assertThat(recorder.failure().orElseThrow())
        .hasMessage(
            folder + ": 159 MB free on the disk, expected at least 160 MB to go on recording");
    assertThat(recorder.written()).isEqualTo(20);
    assertThat(recorder.dropped()).isEqualTo(ARMED_TICKS - 20);
    assertThat(Tub.open(folder.resolve("tub"), Strictness.STRICT).records()).hasSize(20);
    Faults.report(
        reporter,
        "S1",
        "free space falls below 2 % of the disk",
        "recording stops before the next record after %d, the drive goes on, %d ticks missing"
            .formatted(recorder.written(), recorder.dropped()));
  }

  @ParameterizedTest(name = "{0} bytes free of {1}")
  @CsvSource({"499999999, 32000000000", "0, 1000000"})
  void no_recording_begins_on_a_disk_with_too_little_room_S1(
      long free, long total, TestReporter reporter) {
    FreeSpace space = new FreeSpace(folder, () -> free, total);

    assertThatThrownBy(space::requireEnoughToBegin)
        .isInstanceOf(TubException.class)
        .hasMessageEndingWith("expected at least 500 MB to begin a recording");

    Faults.report(
        reporter,
        "S1",
        "fewer than %d MB free before the drive".formatted(FreeSpace.MIN_BYTES_TO_BEGIN / 1000000),
        "refused in one line");
  }

  @Test
  void a_disk_that_cannot_be_asked_ends_the_recording() {
    FreeSpace broken =
        new FreeSpace(
            folder,
            () -> {
              throw new IOException("Input/output error");
            },
            1);

    assertThatThrownBy(broken::requireEnoughToGoOn)
        .isInstanceOf(TubException.class)
        .hasMessageContaining("Input/output error");
    FreeSpace.of(folder.resolve("not/yet/there")).requireEnoughToGoOn();
  }

  /// A disk that stands still: the writer asks for the time in each record, and here it waits.
  private static final class StalledClock implements Clock {
    private final CountDownLatch moving = new CountDownLatch(1);
    private volatile boolean stalled;

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public long wallMillis() {
      try {
        if (stalled && !moving.await(1, TimeUnit.MINUTES)) {
          throw new IllegalStateException("the test has not let the disk go on");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return 1_767_225_600_000L;
    }
  }

  @Test
  void a_disk_that_stands_still_costs_records_and_never_a_tick_S2(TestReporter reporter) {
    StalledClock disk = new StalledClock();
    TubWriter writer = TubWriter.open(folder.resolve("tub"), disk);
    disk.stalled = true;
    DriveRecorder recorder =
        new DriveRecorder(writer, plenty(), 160, 120, false, SIGNALS, List.of("one"));

    drive(recorder);
    long droppedWhileDriving = recorder.dropped();
    disk.moving.countDown();
    recorder.close();

    assertThat(droppedWhileDriving).isEqualTo(ARMED_TICKS - SLOTS);
    assertThat(recorder.written()).isEqualTo(SLOTS);
    assertThat(recorder.dropped()).isEqualTo(ARMED_TICKS - SLOTS);
    assertThat(recorder.failure()).isEmpty();
    assertThat(Tub.open(folder.resolve("tub"), Strictness.STRICT).records()).hasSize(SLOTS);
    Faults.report(
        reporter,
        "S2",
        "a write that does not return during the whole drive",
        "all %d ticks done meanwhile, %d records kept, %d dropped and counted"
            .formatted(TICKS, recorder.written(), recorder.dropped()));
  }

  @Test
  void a_picture_that_is_refused_is_not_recorded_again() {
    DriveRecorder recorder = recorder(plenty());

    drive(recorder, true);
    recorder.close();

    assertThat(recorder.written()).as("one of two pictures came twice").isEqualTo(ARMED_TICKS);
  }
}
