package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.cli.CalibrationDesk.Line;
import io.github.alvinn4j.hardware.VehicleProfiles;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class CalibrationDeskTest {
  private static final long SECOND = 1_000_000_000L;

  private final CalibrationDesk desk =
      new CalibrationDesk(
          VehicleProfiles.read(Path.of("hardware", "simulated-pca9685.yaml")), -SECOND);
  private long now = -SECOND;

  private void pass(double seconds) {
    now += (long) (seconds * SECOND);
    desk.advance(now);
  }

  private void press(CalibrationDesk.Key... keys) {
    Arrays.stream(keys).forEach(key -> desk.press(key, now));
    desk.advance(now);
  }

  private void choose(Line line) {
    while (desk.chosen().compareTo(line) < 0) {
      press(CalibrationDesk.Key.DOWN);
    }
    while (desk.chosen().compareTo(line) > 0) {
      press(CalibrationDesk.Key.UP);
    }
  }

  @Test
  void the_servo_follows_the_line_that_is_chosen_and_the_motor_rests() {
    choose(Line.LEFT);
    press(CalibrationDesk.Key.MORE, CalibrationDesk.Key.SLIGHTLY_MORE);

    assertThat(desk.steeringMicros()).isEqualTo(1011);
    assertThat(desk.throttleMicros()).isEqualTo(1500);
    assertThat(desk.changed(Line.LEFT)).isTrue();
    assertThat(desk.changed(Line.RIGHT)).isFalse();
  }

  @Test
  void a_motor_starts_only_after_the_ESC_has_seen_two_seconds_of_neutral_A16(
      TestReporter reporter) {
    choose(Line.FORWARD);
    pass(1.9);
    press(CalibrationDesk.Key.RUN);
    assertThat(desk.running()).isFalse();

    double waited = 1.9;
    while (!desk.running()) {
      pass(0.1);
      waited += 0.1;
      press(CalibrationDesk.Key.RUN);
    }

    assertThat(waited).isBetween(1.99, 2.05);
    Faults.report(
        reporter,
        "A16",
        "a person starts the motor at once when calibrating",
        "waits %.0f s in neutral".formatted(waited));
  }

  @Test
  void a_motor_gets_up_to_speed_slowly() {
    pass(2);
    choose(Line.FORWARD);
    press(CalibrationDesk.Key.RUN);
    pass(0.1);
    assertThat(desk.throttleMicros()).isEqualTo(1520);
    pass(1.2);
    assertThat(desk.throttleMicros()).isEqualTo(1760);
  }

  @Test
  void a_motor_stops_when_no_key_is_pressed() {
    pass(2);
    choose(Line.REVERSE);
    press(CalibrationDesk.Key.RUN);
    pass(1);
    assertThat(desk.throttleMicros()).isEqualTo(1300);

    pass(0.6);

    assertThat(desk.running()).isFalse();
    assertThat(desk.throttleMicros()).isEqualTo(1500);
  }

  @Test
  void another_line_stops_the_motor() {
    pass(2);
    choose(Line.FORWARD);
    press(CalibrationDesk.Key.RUN);
    pass(0.5);

    press(CalibrationDesk.Key.UP);

    assertThat(desk.throttleMicros()).isEqualTo(1500);
  }

  @Test
  void pulses_stay_inside_what_no_servo_exceeds_A9(TestReporter reporter) {
    choose(Line.LEFT);
    for (int i = 0; i < 200; i++) {
      press(CalibrationDesk.Key.LESS);
    }
    assertThat(desk.micros(Line.LEFT)).isEqualTo(700);
    Faults.report(
        reporter,
        "A9",
        "200 steps of 10 us past the limit while calibrating",
        "held at %d us".formatted(desk.micros(Line.LEFT)));
  }

  @Test
  void a_straight_outside_left_and_right_cannot_be_saved_or_run_A10(TestReporter reporter) {
    pass(2);
    choose(Line.STRAIGHT);
    for (int i = 0; i < 60; i++) {
      press(CalibrationDesk.Key.MORE);
    }
    String problem = desk.problem().orElseThrow();
    choose(Line.FORWARD);
    press(CalibrationDesk.Key.RUN);

    assertThat(problem).isEqualTo("straight must lie between left and right");
    assertThat(desk.running()).isFalse();
    Faults.report(reporter, "A10", "straight moved beyond right while calibrating", problem);
  }

  @Test
  void directions_can_be_confirmed_only_when_they_were_seen_A11(TestReporter reporter) {
    pass(2);
    press(CalibrationDesk.Key.CONFIRM);
    boolean unseen = desk.confirmed();
    choose(Line.LEFT);
    choose(Line.RIGHT);
    choose(Line.FORWARD);
    press(CalibrationDesk.Key.CONFIRM);
    boolean motorUnseen = desk.confirmed();
    press(CalibrationDesk.Key.RUN, CalibrationDesk.Key.CONFIRM);
    boolean seen = desk.confirmed();
    press(CalibrationDesk.Key.MORE);
    boolean moved = desk.confirmed();

    assertThat(unseen).isFalse();
    assertThat(motorUnseen).isFalse();
    assertThat(seen).isTrue();
    assertThat(moved).isFalse();
    Faults.report(
        reporter,
        "A11",
        "a servo of unknown direction",
        "confirmed unseen: %s, seen: %s, after another change: %s".formatted(unseen, seen, moved));
  }

  @Test
  void what_was_saved_is_no_change() {
    choose(Line.LEFT);
    press(CalibrationDesk.Key.MORE);
    assertThat(desk.changed()).isTrue();

    desk.saved();

    assertThat(desk.changed()).isFalse();
  }
}
