package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.FaultDrill.HERTZ;
import static io.github.alvinn4j.drive.FaultDrill.MILLI;
import static io.github.alvinn4j.drive.FaultDrill.PERIOD_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.opencv.core.Scalar;

/// Cameras that come late, lose pictures, are slow, fast, or tell wrong times; at 20 Hz.
class CameraFaultTest {

  @Test
  void a_camera_that_stops_lets_the_throttle_go_and_disarms_C1(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.nothing(600);

      assertThat(drill.neutralMillis()).as("over 150 ms, seen within 10").isEqualTo(160);
      assertThat(drill.disarmedMillis()).isEqualTo(500);
      Faults.report(reporter, "C1", "no picture comes, 150 ms allowed", drill.reaction());
    }
  }

  @Test
  void a_late_picture_is_not_acted_on_and_the_fourth_in_a_row_lets_go_C3(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill(TestDrive.seeing(), DriveSettings.Goal.AUTO, false)) {
      drill.bright(true);
      drill.driving();
      int before = drill.drive.actuator.steeringMicros();
      assertThat(before).as("steers left").isLessThan(1450);
      drill.delay(126 * MILLI);
      drill.bright(false);

      for (int late = 1; late <= 3; late++) {
        drill.pass(PERIOD_NANOS);
        drill.frame(126 * MILLI, 0);
        if (late == 1) {
          drill.begin();
        }
        assertThat(drill.drive.actuator.steeringMicros()).as("held").isEqualTo(before);
      }
      drill.assertDrivesOn();
      drill.pass(PERIOD_NANOS);
      drill.frame(126 * MILLI, 0);

      assertThat(drill.release()).isEqualTo(Release.FRAME_LATE);
      assertThat(drill.neutralMillis()).isEqualTo(150);
      Faults.report(
          reporter,
          "C3",
          "every picture comes 126 ms late at 20 Hz (over 2.5 periods)",
          "%d pictures refused, steering held; throttle neutral with the fourth, %d ms after the first"
              .formatted(drill.drive.loop.refusedFrames(), drill.neutralMillis()));
      drill.healthy(1);
      assertThat(drill.release()).isEqualTo(Release.NONE);
      assertThat(drill.drive.actuator.steeringMicros()).as("steers right").isGreaterThan(1550);
    }
  }

  @Test
  void a_picture_of_two_and_a_half_periods_is_not_late() {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.delay(125 * MILLI);
      for (int picture = 0; picture < 20; picture++) {
        drill.pass(PERIOD_NANOS);
        drill.frame(125 * MILLI, 0);
      }

      drill.assertDrivesOn();
      assertThat(drill.drive.loop.refusedFrames()).isZero();
    }
  }

  @Test
  void a_camera_that_loses_a_third_of_its_pictures_disarms_C4(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      int pictures = 0;
      while (drill.drive.loop.state().armed() && pictures < 60 * HERTZ) {
        drill.pass((pictures % 2 == 0 ? 1 : 2) * PERIOD_NANOS);
        drill.frame(0, pictures % 2);
        pictures++;
      }

      assertThat(drill.drive.loop.disarmedBy()).isEqualTo(Release.FRAMES_DROPPED);
      assertThat(drill.disarmedMillis()).isBetween(9_000L, 11_000L);
      Faults.report(
          reporter,
          "C4",
          "every third picture is lost",
          "disarmed after %d ms (low-pass over 10 s)".formatted(drill.disarmedMillis()));
    }
  }

  @Test
  void a_camera_that_loses_a_sixth_of_its_pictures_is_borne() {
    try (FaultDrill drill = new FaultDrill().driving()) {
      for (int picture = 1; picture < 60 * HERTZ; picture++) {
        int lost = picture % 5 == 0 ? 1 : 0;
        drill.pass((1 + lost) * PERIOD_NANOS);
        drill.frame(0, lost);
      }

      drill.assertDrivesOn();
    }
  }

  @Test
  void a_slow_camera_caps_the_throttle_and_a_very_slow_one_lets_it_go_C5(TestReporter reporter) {
    long capped;
    try (FaultDrill drill = new FaultDrill().driving()) {
      slow(drill, 15, 3);
      capped = drill.cappedMillis();
      assertThat(capped).isLessThanOrEqualTo(1000);
      assertThat(drill.caution()).isEqualTo(Caution.CAMERA_SLOW);
      drill.assertDrivesOn();
      assertThat(drill.drive.actuator.throttleMicros())
          .isEqualTo(TestDrive.micros(TestDrive.CAUTIOUS_Q15));

      drill.healthy(2 * HERTZ + 1);
      assertThat(drill.caution()).as("a second after the rate is back").isEqualTo(Caution.NONE);
    }
    try (FaultDrill drill = new FaultDrill().driving()) {
      slow(drill, 9, 2);

      assertThat(drill.neutralMillis()).isLessThanOrEqualTo(1000);
      Faults.report(
          reporter,
          "C5",
          "15 and 9 pictures a second of 20",
          "15: throttle capped after %d ms; 9: %s".formatted(capped, drill.reaction()));
    }
  }

  @Test
  void a_camera_at_nine_tenths_of_its_rate_is_not_slow() {
    try (FaultDrill drill = new FaultDrill().driving()) {
      slow(drill, 18, 10);

      drill.assertDrivesOn();
      assertThat(drill.caution()).isEqualTo(Caution.NONE);
    }
  }

  private static void slow(FaultDrill drill, int hertz, int seconds) {
    for (int picture = 0; picture < seconds * hertz; picture++) {
      drill.pass(1_000_000_000L / hertz);
      drill.frame(0, 0);
    }
  }

  @Test
  void repeated_and_too_many_pictures_are_not_acted_on_C6(TestReporter reporter) {
    long repeated;
    try (FaultDrill drill = new FaultDrill().driving()) {
      for (int picture = 0; picture < 5 * HERTZ; picture++) {
        drill.healthy(1);
        drill.sameFrame();
      }
      repeated = drill.drive.loop.refusedFrames();
      assertThat(repeated).isEqualTo(5 * HERTZ);
      drill.assertDrivesOn();
    }
    try (FaultDrill drill = new FaultDrill().driving()) {
      slow(drill, 40, 10);

      long actedOn = 400 - drill.drive.loop.refusedFrames();
      assertThat(actedOn).as("1.2 times 20 Hz for 10 s").isBetween(230L, 240L);
      drill.assertDrivesOn();
      Faults.report(
          reporter,
          "C6",
          "each picture twice for 5 s; 40 pictures a second of 20 for 10 s",
          "%d repetitions refused; %d of 400 pictures acted on".formatted(repeated, actedOn));
    }
  }

  @Test
  void pictures_from_the_past_or_the_future_are_refused_and_disarm_C14(TestReporter reporter) {
    String past;
    try (FaultDrill drill = new FaultDrill().driving()) {
      for (int picture = 0; picture < 16; picture++) {
        drill.pass(PERIOD_NANOS);
        drill.frame(3_000_000 * MILLI, 0);
      }
      past = drill.reaction();
      assertThat(drill.neutralMillis()).isEqualTo(200);
      assertThat(drill.disarmedMillis()).isEqualTo(650);
    }
    try (FaultDrill drill = new FaultDrill().driving()) {
      for (int picture = 0; picture < 16; picture++) {
        drill.pass(PERIOD_NANOS);
        drill.frame(-6 * MILLI, 0);
      }

      assertThat(drill.neutralMillis()).isEqualTo(50);
      Faults.report(
          reporter,
          "C14",
          "each picture is 50 minutes old; each is from 6 ms in the future",
          "past: %s; future: %s".formatted(past, drill.reaction()));
    }
  }

  @Test
  void black_and_white_pictures_let_the_throttle_go_C7_C8(TestReporter reporter) {
    for (String id : new String[] {"C7", "C8"}) {
      boolean black = id.equals("C7");
      try (FaultDrill drill = new FaultDrill().driving()) {
        double level = black ? 12 : 245;
        drill.drive.frame.pixels().setTo(new Scalar(level, level, level));
        drill.healthy(20);

        assertThat(drill.neutralMillis()).as("five pictures").isEqualTo(250);
        assertThat(drill.drive.loop.disarmedBy())
            .isEqualTo(black ? Release.FRAME_DARK : Release.FRAME_BRIGHT);
        Faults.report(
            reporter,
            id,
            "every picture is %s".formatted(black ? "black" : "white"),
            drill.reaction());
      }
    }
  }
}
