package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DifferentialMixTest {
  private static final int ONE = 32767;
  private static final double TRACK = 0.13;
  private final VehicleGeometry geometry = new VehicleGeometry(0.165, 0.5, 2, 0.2);
  private final DifferentialMix mix = new DifferentialMix(geometry, TRACK);

  @Test
  void straight_on_both_wheels_keep_the_throttle() {
    for (int throttle : new int[] {-ONE, -1, 0, 1, 12345, ONE}) {
      mix.mix(0, throttle);

      assertThat(mix.leftQ15()).isEqualTo(throttle);
      assertThat(mix.rightQ15()).isEqualTo(throttle);
    }
  }

  @Test
  void to_the_right_the_right_wheel_is_the_slower_one() {
    mix.mix(ONE, 20000);

    assertThat(mix.leftQ15()).isEqualTo(20000);
    assertThat(mix.rightQ15()).isPositive().isLessThan(20000);
    int slower = mix.rightQ15();
    mix.mix(-ONE, 20000);
    assertThat(mix.leftQ15()).isEqualTo(slower);
    assertThat(mix.rightQ15()).isEqualTo(20000);
  }

  @Test
  void the_bend_is_as_tight_as_the_steering_asks_for() {
    for (int steering = -ONE; steering <= ONE; steering += 331) {
      mix.mix(steering, 30000);

      double left = mix.leftQ15();
      double right = mix.rightQ15();
      double curvature = (left - right) / (left + right) * 2 / TRACK;
      double asked = (double) steering / ONE * geometry.maxCurvaturePerMeter();
      assertThat(curvature).isCloseTo(asked, within(0.002 * geometry.maxCurvaturePerMeter()));
    }
  }

  @Test
  void no_wheel_is_faster_than_the_throttle_or_turns_against_it_whatever_is_asked() {
    Random random = new Random(7);
    for (int round = 0; round < 100_000; round++) {
      int steering = random.nextInt(-ONE, ONE + 1);
      int throttle = random.nextInt(-ONE, ONE + 1);
      VehicleGeometry car =
          new VehicleGeometry(0.05 + random.nextDouble(), 0.1 + random.nextDouble(), 2, 0.2);
      double track = DifferentialMix.widestTrackMeters(car) * (1 - random.nextDouble() / 2);
      DifferentialMix any = new DifferentialMix(car, track);

      any.mix(steering, throttle);

      for (int wheel : new int[] {any.leftQ15(), any.rightQ15()}) {
        assertThat(Math.abs(wheel)).isLessThanOrEqualTo(Math.abs(throttle));
        assertThat(Integer.signum(wheel) * Integer.signum(throttle)).isNotNegative();
      }
    }
  }

  @Test
  void what_was_mixed_can_be_told_again() {
    for (int steering = -ONE; steering <= ONE; steering += 97) {
      for (int throttle : new int[] {-ONE, -9000, 9000, ONE}) {
        mix.mix(steering, throttle);

        int left = mix.leftQ15();
        int right = mix.rightQ15();
        assertThat(DifferentialMix.throttleQ15(left, right)).isEqualTo(throttle);
        assertThat(mix.steeringQ15(left, right)).isCloseTo(steering, within(32));
      }
    }
    assertThat(mix.steeringQ15(0, 0)).isZero();
  }

  @Test
  void a_track_so_wide_that_a_wheel_would_run_backwards_is_refused() {
    double widest = DifferentialMix.widestTrackMeters(geometry);

    assertThat(new DifferentialMix(geometry, widest)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DifferentialMix(geometry, widest * 1.001))
        .withMessageStartingWith("trackWidthMeters = ");
  }
}
