package io.github.alvinn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.learning.TeacherDrive.Complaint;
import io.github.alvinn4j.safety.DriveState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// A person's recorded drive is believed; what a broken stick makes of it is not.
class TeacherWatchTest {
  private static final int BUDGET_MILLIS = 1000;
  private final TeacherDrive drive = TeacherDrive.recorded();

  private List<Complaint> complaints(IntUnaryOperator stick) {
    List<Complaint> all = new ArrayList<>();
    for (int from = 40; from + 60 <= drive.size(); from += 20) {
      all.add(drive.complaint(from, stick));
    }
    return all;
  }

  private Pause after(int frames, Example like) {
    TeacherWatch watch = new TeacherWatch(TeacherDrive.ROWS, TeacherDrive.COLUMNS);
    for (int frame = 0; frame < frames; frame++) {
      watch.judge(drive.example(frame));
    }
    return watch.judge(like);
  }

  @Test
  void a_person_who_drives_is_believed_from_the_first_picture_to_the_last() {
    TeacherWatch watch = new TeacherWatch(TeacherDrive.ROWS, TeacherDrive.COLUMNS);
    List<Pause> pauses = new ArrayList<>();
    for (int frame = 0; frame < drive.size(); frame++) {
      pauses.add(watch.judge(drive.example(frame)));
    }

    assertThat(pauses).hasSize(400).containsOnly(Pause.NONE);
  }

  @Test
  void a_bad_teacher_pauses_learning_M13(TestReporter reporter) {
    List<Complaint> stuck = complaints(_ -> 10_000);
    List<Complaint> reversed = complaints(steering -> -steering);
    long reversedInTime =
        reversed.stream()
            .filter(c -> c.pause() == Pause.REVERSED && c.millis() <= BUDGET_MILLIS)
            .count();
    Complaint handsOff = complaintOf(drive.example(40, 40, 0, 8000, false));
    Complaint standing = complaintOf(drive.example(40, 40, 5000, 0, true));

    assertThat(stuck).allMatch(c -> c.pause() != Pause.NONE && c.millis() <= BUDGET_MILLIS);
    assertThat(reversed).allMatch(c -> c.pause() == Pause.REVERSED);
    assertThat(reversedInTime).isGreaterThanOrEqualTo(reversed.size() * 8L / 10);
    assertThat(handsOff).isEqualTo(new Complaint(Pause.NOBODY, 0));
    assertThat(standing).isEqualTo(new Complaint(Pause.NO_THROTTLE, 0));
    Faults.report(
        reporter,
        "M13",
        "a real drive with a stuck stick, reversed steering, hands off, no throttle",
        ("learning paused: stuck after %d ms at most; reversed within 1 s in %d of %d places, %d ms"
                + " at most; hands off and no throttle at once")
            .formatted(
                stuck.stream().mapToInt(Complaint::millis).max().orElseThrow(),
                reversedInTime,
                reversed.size(),
                reversed.stream().mapToInt(Complaint::millis).max().orElseThrow()));
  }

  private Complaint complaintOf(Example bad) {
    return new Complaint(after(40, bad), 0);
  }

  @Test
  void a_picture_that_stands_still_pauses_learning_although_the_throttle_is_open() {
    TeacherWatch watch = new TeacherWatch(TeacherDrive.ROWS, TeacherDrive.COLUMNS);
    List<Pause> pauses = new ArrayList<>();
    for (int frame = 0; frame < 20; frame++) {
      int wish = frame * 500; // the stick moves, the car does not
      pauses.add(watch.judge(drive.example(frame, 7, wish, 8000, true)));
    }

    assertThat(pauses.subList(0, 6)).containsOnly(Pause.NONE);
    assertThat(pauses.subList(6, 20)).containsOnly(Pause.NO_MOTION);
  }

  @Test
  void a_stick_at_rest_in_the_middle_is_given_more_time_than_one_that_is_held() {
    StickWatch middle = new StickWatch();
    StickWatch held = new StickWatch();
    int middleFrames = 0;
    int heldFrames = 0;
    while (!middle.constant(middleFrames * 50_000_000L, 0)) {
      middleFrames++;
    }
    while (!held.constant(heldFrames * 50_000_000L, 9000)) {
      heldFrames++;
    }

    assertThat(middleFrames * 50).isEqualTo(4000);
    assertThat(heldFrames * 50).isEqualTo(700);
  }

  @Test
  void a_wish_beyond_full_lock_is_no_lesson() {
    assertThat(after(40, drive.example(40, 40, 40_000, 8000, true))).isEqualTo(Pause.OUT_OF_RANGE);
  }

  @Test
  void a_car_that_is_not_armed_and_a_network_that_drives_teach_nothing() {
    assertThat(after(40, in(DriveState.DISARMED))).isEqualTo(Pause.NOT_DRIVING);
    assertThat(after(40, in(DriveState.ARMED_AUTO))).isEqualTo(Pause.NETWORK_STEERS);
  }

  private Example in(DriveState state) {
    return Example.of(
        drive.example(40).pixels(), 40 * TeacherDrive.PERIOD_NANOS, state, true, 0, 8000);
  }

  @Test
  void the_teacher_is_believed_again_when_the_stick_is_put_right() {
    TeacherWatch watch = new TeacherWatch(TeacherDrive.ROWS, TeacherDrive.COLUMNS);
    Pause worst = Pause.NONE;
    for (int frame = 0; frame < 100; frame++) {
      Pause pause = watch.judge(drive.example(frame, frame, -drive.steeringQ15(frame), 8000, true));
      worst = pause == Pause.NONE ? worst : pause;
    }
    Pause last = worst;
    for (int frame = 100; frame < 150; frame++) {
      last = watch.judge(drive.example(frame));
    }

    assertThat(worst).isEqualTo(Pause.REVERSED);
    assertThat(last).isEqualTo(Pause.NONE);
  }
}
