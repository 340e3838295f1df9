package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Scalar;

class DriveRecorderTest {
  private static final SignalTable SIGNALS = SignalTable.of(SignalRow.IRREGULAR, 100);
  private static final int TICKS = 100;
  private static final int ARMED_TICKS = TICKS - 1;

  private final ManualClock clock = new ManualClock();
  @TempDir private Path folder;

  private DriveRecorder recorder() {
    return new DriveRecorder(TubWriter.open(folder.resolve("tub"), clock), 160, 120, true, SIGNALS);
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
    DriveRecorder recorder = recorder();

    drive(recorder);
    recorder.close();

    assertThat(recorder.failure()).isEmpty();
    assertThat(recorder.written()).isEqualTo(ARMED_TICKS);
    assertThat(recorder.dropped()).isZero();
    assertThat(Tub.open(folder.resolve("tub"), Strictness.STRICT).records()).hasSize(ARMED_TICKS);
  }

  @Test
  void counts_what_is_missing_after_the_disk_has_failed_and_never_stops_the_drive()
      throws Exception {
    DriveRecorder recorder = recorder();
    Files.delete(folder.resolve("tub").resolve("images"));

    drive(recorder);
    recorder.close();

    assertThat(recorder.failure()).isPresent();
    assertThat(recorder.written()).isZero();
    assertThat(recorder.dropped()).isEqualTo(ARMED_TICKS);
  }

  @Test
  void a_picture_that_is_refused_is_not_recorded_again() {
    DriveRecorder recorder = recorder();

    drive(recorder, true);
    recorder.close();

    assertThat(recorder.written()).as("one of two pictures came twice").isEqualTo(ARMED_TICKS);
  }
}
