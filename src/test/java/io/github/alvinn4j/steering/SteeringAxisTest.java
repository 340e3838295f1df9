package io.github.alvinn4j.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringAxisTest {

  @ParameterizedTest(name = "{0} units")
  @ValueSource(ints = {2, 3, 29, 30, 45, 512})
  void position_and_steering_are_inverse(int units) {
    SteeringAxis axis = new SteeringAxis(units);

    for (double steering = -1; steering <= 1; steering += 0.01) {
      assertThat(axis.steering(axis.position(steering))).isEqualTo(steering, within(1e-12));
    }
  }

  @ParameterizedTest(name = "{0} of 30 units stands at {1}")
  @CsvSource({"-1, 0", "0, 14.5", "1, 29", "-7, 0", "7, 29"})
  void left_is_the_first_unit_and_right_the_last(double steering, double position) {
    assertThat(new SteeringAxis(30).position(steering)).isEqualTo(position);
  }

  @Test
  void a_target_is_the_hill_of_the_papers() {
    float[] target = new float[30];

    Hill.encode(14.5, target);

    assertThat(target[14]).isEqualTo(target[15]).isEqualTo((float) Math.exp(-0.025));
    assertThat(Hill.height(0)).isEqualTo(1);
    assertThat(Hill.height(-3)).isEqualTo(Hill.height(3)).isEqualTo(0.4066, within(5e-5));
    assertThat(Hill.height(6)).isEqualTo(0.0273, within(5e-5));
  }
}
