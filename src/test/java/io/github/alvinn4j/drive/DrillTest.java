package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.FaultDrill.HERTZ;
import static io.github.alvinn4j.drive.FaultDrill.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.opencv.core.Scalar;

/// Several faults, at bad moments, and persons who let go; at 20 Hz of simulated time.
class DrillTest {
  /// Each makes one second of a world with one fault.
  private static final Map<String, Consumer<FaultDrill>> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("no picture", drill -> drill.nothing(1000));
    FAULTS.put("old pictures", drill -> pictures(drill, 200 * MILLI));
    FAULTS.put("pictures from the future", drill -> pictures(drill, -6 * MILLI));
    FAULTS.put("black pictures", drill -> painted(drill, 5));
    FAULTS.put("white pictures", drill -> painted(drill, 250));
    FAULTS.put(
        "a dead actuator",
        drill -> {
          drill.drive.actuator.fail();
          drill.healthy(HERTZ);
        });
    FAULTS.put(
        "a sagging supply",
        drill -> {
          for (int reading = 0; reading < 5; reading++) {
            drill.drive.loop.machine(true, false);
            drill.healthy(HERTZ / 5);
          }
        });
  }

  private static void pictures(FaultDrill drill, long ageNanos) {
    for (int picture = 0; picture < HERTZ; picture++) {
      drill.pass(FaultDrill.PERIOD_NANOS);
      drill.frame(ageNanos, 0);
    }
  }

  private static void painted(FaultDrill drill, int level) {
    drill.drive.frame.pixels().setTo(new Scalar(level, level, level));
    drill.healthy(HERTZ);
    drill.drive.frame.pixels().setTo(new Scalar(90, 110, 130));
  }

  @Test
  void all_inputs_lost_at_once_is_neutral_and_disarmed_X1(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill(TestDrive.model(20), DriveSettings.Goal.MANUAL, false)) {
      drill.driverThrottleQ15 = 6000;
      drill.driving();
      drill.driverPresent = false;
      drill.drive.actuator.fail();
      drill.nothing(600);

      assertThat(drill.disarmedMillis()).isLessThanOrEqualTo(500);
      assertThat(drill.drive.actuator.released()).isTrue();
      Faults.report(reporter, "X1", "camera, driver and actuator lost at once", drill.reaction());
    }
  }

  @Test
  void a_worse_fault_during_a_fault_is_the_one_that_counts_X2(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.nothing(200);
      assertThat(drill.release()).isEqualTo(Release.FRAME_LATE);
      drill.drive.actuator.fail();
      drill.nothing(20);

      assertThat(drill.drive.loop.disarmedBy()).isEqualTo(Release.ACTUATOR);
      Faults.report(reporter, "X2", "the actuator fails 200 ms after the camera", drill.reaction());
    }
  }

  @Test
  void a_camera_that_flickers_disarms_and_never_arms_X3(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      int flickers = 0;
      while (drill.drive.loop.state().armed() && flickers < 100) {
        drill.nothing(200);
        drill.healthy(4);
        flickers++;
      }
      drill.healthy(10 * HERTZ);

      assertThat(flickers).isLessThan(5);
      assertThat(drill.drive.loop.state()).isEqualTo(DriveState.DISARMED);
      Faults.report(
          reporter,
          "X3",
          "200 ms without, 200 ms with pictures, again and again",
          "disarmed after %d ms, and still 10 s later".formatted(drill.disarmedMillis()));
    }
  }

  @Test
  void a_fault_at_the_moment_of_arming_refuses_it_X4(TestReporter reporter) {
    int refused = 0;
    for (Map.Entry<String, Consumer<FaultDrill>> fault : FAULTS.entrySet()) {
      try (FaultDrill drill = new FaultDrill()) {
        drill.drive.loop.requestStop(); // takes back the wish the drill begins with
        drill.healthy(2 * HERTZ);
        drill.begin();
        drill.drive.loop.arm();
        fault.getValue().accept(drill);

        assertThat(drill.drive.loop.state()).as(fault.getKey()).isEqualTo(DriveState.DISARMED);
        refused++;
      }
    }
    Faults.report(
        reporter,
        "X4",
        "arming is asked for as each of %d faults begins".formatted(FAULTS.size()),
        "refused, or disarmed within a second, in %d".formatted(refused));
  }

  @Test
  void a_fault_that_has_passed_leaves_the_car_disarmed_X5(TestReporter reporter) {
    int stayed = 0;
    for (Map.Entry<String, Consumer<FaultDrill>> fault : FAULTS.entrySet()) {
      try (FaultDrill drill = new FaultDrill().driving()) {
        fault.getValue().accept(drill);
        drill.drive.actuator.mend();
        drill.drive.loop.machine(false, false);
        drill.healthy(60 * HERTZ);

        assertThat(drill.drive.loop.state()).as(fault.getKey()).isEqualTo(DriveState.DISARMED);
        assertThat(drill.drive.actuator.throttleMicros()).isEqualTo(1500);
        stayed++;
      }
    }
    Faults.report(
        reporter,
        "X5",
        "each of %d faults for a second, then none for a minute".formatted(FAULTS.size()),
        "still disarmed in %d".formatted(stayed));
  }

  @Test
  void a_fault_that_is_there_at_the_start_never_arms_X6(TestReporter reporter) {
    int neverArmed = 0;
    for (Map.Entry<String, Consumer<FaultDrill>> fault : FAULTS.entrySet()) {
      try (FaultDrill drill = new FaultDrill()) {
        for (int second = 0; second < 3; second++) {
          fault.getValue().accept(drill);
          drill.drive.loop.arm();
        }

        assertThat(drill.drive.loop.state().armed()).as(fault.getKey()).isFalse();
        assertThat(drill.drive.actuator.throttleMicros()).isEqualTo(1500);
        neverArmed++;
      }
    }
    Faults.report(
        reporter,
        "X6",
        "each of %d faults from the first tick on, arming asked for".formatted(FAULTS.size()),
        "never armed in %d".formatted(neverArmed));
  }

  @Test
  void a_required_dead_mans_button_let_go_stops_the_network_too_O1_O2(TestReporter reporter) {
    try (FaultDrill drill =
        new FaultDrill(TestDrive.model(20), DriveSettings.Goal.AUTO, true).driving()) {
      drill.driverPresent = false;
      drill.healthy(HERTZ);

      assertThat(drill.drive.loop.disarmedBy()).isEqualTo(Release.NO_DRIVER);
      assertThat(drill.neutralMillis()).isLessThanOrEqualTo(100);
      String reaction = drill.reaction();
      Faults.report(reporter, "O1", "the driver is gone while the network drives", reaction);
      Faults.report(reporter, "O2", "the dead man's button is let go in that drive", reaction);
    }
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.driverPresent = false;
      drill.healthy(HERTZ);

      drill.assertDrivesOn();
    }
  }

  @Test
  void a_wish_beyond_full_scale_is_nobodys() {
    try (FaultDrill drill = new FaultDrill(TestDrive.model(20), DriveSettings.Goal.MANUAL, false)) {
      drill.driverThrottleQ15 = 32767;
      drill.driving();
      drill.healthy(1);
      drill.assertDrivesOn();
      drill.driverThrottleQ15 = 32768;
      drill.healthy(1);

      assertThat(drill.release()).isEqualTo(Release.NO_DRIVER);
    }
  }

  @Test
  void a_stop_that_a_person_asks_for_is_neutral_in_the_next_tick_O14(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.drive.loop.requestStop();
      drill.healthy(HERTZ);

      assertThat(drill.neutralMillis()).isEqualTo(50);
      assertThat(drill.drive.loop.state()).isEqualTo(DriveState.DISARMED);
      Faults.report(
          reporter,
          "O14",
          "the gamepad's stop button, while the network drives at 20 Hz",
          "throttle neutral after %d ms, disarmed when at rest".formatted(drill.neutralMillis()));
    }
  }
}
