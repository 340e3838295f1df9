package io.github.alvinn4j.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.OutputCoding;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much noise on the output units disturbs each decoder: root mean square error in units.
class DecodingNoiseTest {
  private static final int UNITS = 30;
  private static final int TRIALS = 1500;

  @ParameterizedTest(name = "noise {0}: argmax {1}, centre of mass {2}, least squares {3}")
  @CsvSource({".05, .45, .107, .079", ".10, .64, .202, .157", ".30, 1.68, 1.24, .509"})
  void least_squares_suffers_least(double noise, double argmax, double mass, double squares) {
    assertThat(error(DecodingMethod.ARGMAX, noise, 5, 24)).isEqualTo(argmax, within(argmax / 5));
    assertThat(error(DecodingMethod.CENTRE_OF_MASS, noise, 5, 24))
        .isEqualTo(mass, within(mass / 5))
        .isLessThan(error(DecodingMethod.ARGMAX, noise, 5, 24));
    assertThat(error(DecodingMethod.LEAST_SQUARES, noise, 5, 24))
        .isEqualTo(squares, within(squares / 5))
        .isLessThan(error(DecodingMethod.CENTRE_OF_MASS, noise, 5, 24));
  }

  @Test
  void least_squares_is_better_at_the_ends_too() {
    assertThat(error(DecodingMethod.LEAST_SQUARES, 0.1, 0, 5))
        .isLessThan(0.35)
        .isLessThan(error(DecodingMethod.CENTRE_OF_MASS, 0.1, 0, 5) / 2);
  }

  private static double error(DecodingMethod method, double noise, double from, double to) {
    RandomGenerator random = new SplittableRandom(71);
    SteeringDecoder decoder = new SteeringDecoder(OutputCoding.HILL, UNITS, method);
    SteeringEstimate estimate = new SteeringEstimate();
    double squares = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double position = random.nextDouble(from, to);
      decoder.decode(Outputs.hill(UNITS, position, 1, noise, random), estimate);
      double error = estimate.positionQ16() / 65536.0 - position;
      squares += error * error;
    }
    return Math.sqrt(squares / TRIALS);
  }
}
