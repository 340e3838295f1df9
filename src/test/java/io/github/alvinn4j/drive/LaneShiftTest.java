package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.ShiftedView;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneShiftTest {
  private static final int ONE = 32767;
  private static final int HERTZ = 20;
  private static final VehicleGeometry CAR = new VehicleGeometry(0.165, 0.5, 2, 0.2);
  private static final GroundPlane GROUND =
      new GroundPlane(0.16, Math.toRadians(30), Math.toRadians(120), 160, 120, 0.0825);

  private final LaneShift lane = new LaneShift(GROUND, CAR, HERTZ);

  private void changeTo(double meters) {
    lane.want(meters);
    for (int frame = 0; frame < 20 * HERTZ; frame++) {
      lane.advance();
    }
  }

  private int steering(double curvaturePerMeter) {
    return lane.steeringQ15((int) Math.round(CAR.steering(curvaturePerMeter) * ONE));
  }

  @Test
  void on_the_own_line_every_steering_stays_as_it_is() {
    for (int q15 = -ONE; q15 <= ONE; q15++) {
      assertThat(lane.steeringQ15(q15)).isEqualTo(q15);
    }
  }

  // Concentric circles: from a centre 1 m to the right, 0.2 m farther right is a radius of 0.8 m.
  @ParameterizedTest
  @CsvSource({
    "0.2, 1, 1.25",
    "-0.2, 1, 0.83333",
    "0.2, -1, -0.83333",
    "-0.2, -1, -1.25",
    "0.2, 0, 0",
    "0.5, 0.5, 0.66667",
    "0.15, 2, 2.85714"
  })
  void steers_the_circle_that_runs_beside_the_own_one(
      double shift, double curvature, double beside) {
    changeTo(shift);

    assertThat(steering(curvature)).isCloseTo((int) (CAR.steering(beside) * ONE), within(20));
  }

  @Test
  void a_circle_that_is_too_tight_or_has_no_room_is_driven_at_full_lock() {
    changeTo(0.5);

    assertThat(lane.steeringQ15(ONE)).isEqualTo(ONE);
    assertThat(steering(1.9)).isEqualTo(ONE);
    assertThat(steering(-1.9)).isGreaterThan(-ONE / 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, -0.15, 0.03, 0.5})
  void more_steering_on_the_own_line_is_never_less_beside_it(double shift) {
    changeTo(shift);
    int before = -ONE;
    for (int q15 = -ONE; q15 <= ONE; q15++) {
      int now = lane.steeringQ15(q15);
      assertThat(now).isBetween(before, ONE);
      before = now;
    }
  }

  @Test
  void a_change_of_15_cm_is_a_ramp_of_two_seconds() {
    lane.want(0.15);
    double before = 0;
    for (int frame = 1; frame <= 2 * HERTZ; frame++) {
      lane.advance();
      assertThat(lane.meters() - before).as("frame %d", frame).isBetween(0.0, 0.0101);
      assertThat(lane.meters()).isCloseTo(0.15 * frame / (2 * HERTZ), within(0.006));
      before = lane.meters();
    }
    assertThat(lane.meters()).isEqualTo(0.15);
    lane.advance();
    assertThat(lane.meters()).isEqualTo(0.15);
  }

  @Test
  void a_wish_beyond_half_a_meter_is_held_there() {
    changeTo(-3);

    assertThat(lane.wantedMeters()).isEqualTo(-0.5);
    assertThat(lane.meters()).isEqualTo(-0.5);
  }

  @Test
  void to_the_right_of_the_own_line_the_network_sees_from_the_left() {
    ShiftedView[] views = lane.views(RetinaSettings.STANDARD);
    changeTo(0.15);

    assertThat(views[lane.view()].shiftMeters()).isEqualTo(-0.15);
    assertThat(views[lane.view()].rotationRadians()).isZero();
  }

  @Test
  void the_network_is_shown_the_shifted_view_and_its_own_picture_on_its_own_line() {
    Optional<LaneShift> shift = Optional.of(lane);
    try (Pilot shifted = new Pilot(List.of(TestDrive.seeing()), 160, 120, shift);
        Pilot straight = new Pilot(TestDrive.seeing(), 160, 120);
        Frame frame = noise()) {
      straight.look(frame);
      shifted.look(frame);
      assertThat(shifted.retina().pixels()).isEqualTo(straight.retina().pixels());

      changeTo(-0.2);
      shifted.look(frame);

      int[] expected = new int[RetinaSettings.STANDARD.pixels()];
      new ShiftedView(GROUND, RetinaSettings.STANDARD, 0.2, 0)
          .apply(straight.retina().pixels(), expected);
      assertThat(shifted.retina().pixels()).isEqualTo(expected);
    }
  }

  private static Frame noise() {
    byte[] noise = new byte[160 * 120 * 3];
    new SplittableRandom(4).nextBytes(noise);
    Frame frame = new Frame(160, 120);
    frame.copyFrom(noise);
    frame.stamp(0, 1);
    return frame;
  }

  @Test
  void a_change_of_lane_allocates_nothing() {
    Optional<LaneShift> shift = Optional.of(lane);
    try (Pilot pilot = new Pilot(List.of(TestDrive.seeing()), 160, 120, shift);
        Frame frame = noise()) {
      int[] ticks = {0};
      long bytes =
          AllocatedBytes.of(() -> {
            pilot.wantLane(ticks[0]++ / 100 % 2 == 0 ? 0.3 : -0.3);
            pilot.look(frame);
            pilot.think();
            ticks[0] += pilot.steeringQ15() == Integer.MIN_VALUE ? 1 : 0;
          });
      assertThat(bytes).isZero();
    }
  }
}
