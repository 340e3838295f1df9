package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigmoidTableTest {
  private static final int HALF_RANGE = 16 << SigmoidTable.INPUT_BITS;

  @Test
  void every_input_is_within_its_stated_error_of_the_exact_sigmoid() {
    SigmoidTable table = new SigmoidTable(15);
    double largest = 0;
    for (int z = -HALF_RANGE; z < HALF_RANGE; z++) {
      double exact = 1 / (1 + StrictMath.exp(-z / 1024.0));
      largest = Math.max(largest, Math.abs(table.of(z) / 32768.0 - exact));
    }

    assertThat(largest).as("largest error in Q0.15").isLessThanOrEqualTo(6.71e-5);
  }

  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {8, 12, 15})
  void every_input_equals_the_plain_definition(int bits) {
    SigmoidTable table = new SigmoidTable(bits);

    for (int z = -HALF_RANGE - 70; z < HALF_RANGE + 70; z++) {
      assertThat(table.of(z)).as("z = %d", z).isEqualTo(PlainIntegerNetwork.sigmoid(z, bits));
    }
  }

  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {12, 15})
  void rises_nowhere_falls_and_stays_inside_its_format(int bits) {
    SigmoidTable table = new SigmoidTable(bits);

    for (int z = -HALF_RANGE; z < HALF_RANGE; z++) {
      assertThat(table.of(z)).isBetween(0, (1 << bits) - 1).isLessThanOrEqualTo(table.of(z + 1));
    }
  }

  @ParameterizedTest(name = "z = {0}")
  @ValueSource(ints = {HALF_RANGE - 1, HALF_RANGE, HALF_RANGE + 1, 1 << 30, Integer.MAX_VALUE})
  void saturates_beyond_its_range(int z) {
    SigmoidTable table = new SigmoidTable(15);

    assertThat(table.of(z)).isEqualTo(32767);
    assertThat(table.of(-z)).isZero();
    assertThat(table.of(Integer.MIN_VALUE)).isZero();
  }

  @Test
  void is_one_half_at_zero() {
    assertThat(new SigmoidTable(15).of(0)).isEqualTo(16384);
    assertThat(new SigmoidTable(12).of(0)).isEqualTo(2048);
  }
}
