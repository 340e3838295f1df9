package io.github.alvinn4j.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.network.OutputCoding;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringDecoderTest {
  private static final double POSITION_ONE = 65536;

  private final SteeringEstimate estimate = new SteeringEstimate();

  @ParameterizedTest(name = "{0} units")
  @ValueSource(ints = {3, 5, 9, 30, 45, 50, 100})
  void a_perfect_hill_is_found_over_the_whole_axis(int units) {
    SteeringDecoder decoder = decoder(units, DecodingMethod.LEAST_SQUARES);

    for (int hundredths = 0; hundredths <= 100 * (units - 1); hundredths++) {
      double position = hundredths / 100.0;
      decoder.decode(Outputs.hill(units, position), estimate);
      assertThat(estimate.positionQ16() / POSITION_ONE).isEqualTo(position, within(0.02));
    }
  }

  // A network in doubt makes a low hill; it must not be read as full lock.
  @ParameterizedTest(name = "height {0}")
  @ValueSource(doubles = {0.5, 0.2, 0.1, 0.05, 0.01})
  void a_faint_hill_is_read_where_it_stands(double height) {
    SteeringDecoder decoder = decoder(30, DecodingMethod.LEAST_SQUARES);

    for (double position = 0; position <= 29; position += 0.5) {
      decoder.decode(Outputs.hill(30, position, height), estimate);
      assertThat(estimate.positionQ16() / POSITION_ONE).isEqualTo(position, within(0.1));
    }
  }

  @Test
  void no_hill_at_all_is_straight_ahead() {
    decoder(30, DecodingMethod.LEAST_SQUARES).decode(new int[30], estimate);

    assertThat(estimate.steeringQ15()).isZero();
    assertThat(estimate.positionQ16() / POSITION_ONE).isEqualTo(14.5);
  }

  @ParameterizedTest(name = "noise {0}")
  @ValueSource(doubles = {0, 0.05, 0.3, 1})
  void explains_as_much_as_the_best_hill_of_a_brute_force_search(double noise) {
    RandomGenerator random = new SplittableRandom(61);
    SteeringDecoder decoder = decoder(30, DecodingMethod.LEAST_SQUARES);
    for (int trial = 0; trial < 30; trial++) {
      int[] outputs = Outputs.hill(30, random.nextDouble(29), 0.8, noise, random);

      decoder.decode(outputs, estimate);

      double found = PlainHillFit.explained(outputs, estimate.positionQ16() / POSITION_ONE);
      double best = PlainHillFit.explained(outputs, PlainHillFit.position(outputs));
      assertThat(found).as("seed 61, trial %d", trial).isGreaterThan(best * 0.9998);
    }
  }

  @ParameterizedTest
  @EnumSource
  void any_outputs_give_a_steering_within_the_axis(DecodingMethod method) {
    RandomGenerator random = new SplittableRandom(62);
    for (int units : new int[] {2, 3, 7, 8, 9, 30, 45, 512}) {
      SteeringDecoder decoder = decoder(units, method);
      for (int trial = 0; trial < 200; trial++) {
        int[] outputs =
            switch (trial) {
              case 0 -> Outputs.even(units, 0);
              case 1 -> Outputs.even(units, 1);
              case 2 -> Outputs.even(units, 32767);
              default -> Outputs.random(units, random);
            };

        decoder.decode(outputs, estimate);

        assertThat(estimate.steeringQ15()).as("%d units", units).isBetween(-32767, 32767);
        assertThat(estimate.positionQ16()).isBetween(0, (units - 1) << 16);
      }
    }
  }

  @ParameterizedTest(name = "{0} units")
  @ValueSource(ints = {2, 5, 30, 45})
  void a_mirrored_picture_is_steered_the_other_way(int units) {
    RandomGenerator random = new SplittableRandom(63);
    SteeringDecoder decoder = decoder(units, DecodingMethod.LEAST_SQUARES);
    for (int trial = 0; trial < 500; trial++) {
      int[] outputs = Outputs.random(units, random);
      decoder.decode(outputs, estimate);
      int steering = estimate.steeringQ15();

      decoder.decode(Outputs.mirrored(outputs), estimate);

      assertThat(estimate.steeringQ15()).as("seed 63, %d", trial).isCloseTo(-steering, within(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_higher_of_two_hills_is_taken_never_the_middle(DecodingMethod method) {
    int[] outputs = Outputs.hill(30, 6);
    int[] other = Outputs.hill(30, 22, 0.9);
    for (int unit = 0; unit < 30; unit++) {
      outputs[unit] = Math.max(outputs[unit], other[unit]);
    }

    decoder(30, method).decode(outputs, estimate);

    assertThat(estimate.positionQ16() / POSITION_ONE).isEqualTo(6, within(0.1));
  }

  @ParameterizedTest(name = "hill at {0}: pulled inwards by {1}")
  @CsvSource({"0, 1.43", "1, 0.91", "2, 0.50", "4, 0.08"})
  void a_centre_of_mass_is_pulled_inwards_at_the_ends(double position, double bias) {
    SteeringDecoder decoder = decoder(30, DecodingMethod.CENTRE_OF_MASS);

    decoder.decode(Outputs.hill(30, position), estimate);

    assertThat(estimate.positionQ16() / POSITION_ONE - position).isEqualTo(bias, within(0.006));
  }

  @Test
  void a_centre_of_mass_has_the_published_bias_inside() {
    SteeringDecoder decoder = decoder(30, DecodingMethod.CENTRE_OF_MASS);
    double worst = 0;
    for (double position = 8; position <= 21; position += 0.01) {
      decoder.decode(Outputs.hill(30, position), estimate);
      worst = Math.max(worst, Math.abs(estimate.positionQ16() / POSITION_ONE - position));
    }

    assertThat(worst).isEqualTo(0.048, within(0.002));
  }

  @Test
  void argmax_is_the_most_active_unit() {
    int[] outputs = {5, 9, 32767, 9, 0};

    decoder(5, DecodingMethod.ARGMAX).decode(outputs, estimate);

    assertThat(estimate.positionQ16()).isEqualTo(2 << 16);
    assertThat(estimate.steeringQ15()).isZero();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"0, 0", "-32767, -32767", "32767, 32767", "2147483647, 32767", "-2147483648, -32767"})
  void a_single_unit_is_the_steering_itself(int output, int steering) {
    SteeringDecoder decoder =
        new SteeringDecoder(OutputCoding.SINGLE, 1, DecodingMethod.LEAST_SQUARES);

    decoder.decode(new int[] {output}, estimate);

    assertThat(estimate.steeringQ15()).isEqualTo(steering);
    assertThat(estimate.steering()).isEqualTo(steering / 32767.0);
  }

  @Test
  void units_that_do_not_suit_the_coding_are_refused() {
    assertThatThrownBy(() -> new SteeringDecoder(OutputCoding.SINGLE, 2, DecodingMethod.ARGMAX))
        .hasMessage("units = 2, expected 1 for a single output");
    assertThatThrownBy(() -> decoder(1, DecodingMethod.ARGMAX))
        .hasMessage("units = 1, expected 2..512");
    assertThatThrownBy(() -> decoder(513, DecodingMethod.ARGMAX))
        .hasMessage("units = 513, expected 2..512");
  }

  @ParameterizedTest
  @EnumSource
  void decoding_allocates_nothing(DecodingMethod method) {
    SteeringDecoder decoder = decoder(30, method);
    int[] outputs = Outputs.hill(30, 11.3);

    long bytes = AllocatedBytes.of(() -> decoder.decode(outputs, estimate));

    assertThat(bytes).as("bytes of 500 decodings").isZero();
  }

  private static SteeringDecoder decoder(int units, DecodingMethod method) {
    return new SteeringDecoder(OutputCoding.HILL, units, method);
  }
}
