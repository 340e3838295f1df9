package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alvinn4j.Faults;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlewLimitTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10000", "2000, 2000", "2000, 10000", "150, 1200"})
  void limits_on_their_bounds_are_accepted(int perTick, int perWindow) {
    SlewLimit limit = new SlewLimit(perTick, perWindow);

    assertThat(limit.microsPerTick()).isEqualTo(perTick);
    assertThat(limit.microsPer250Millis()).isEqualTo(perWindow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0    | 100   | slew = 0 us per tick, expected 1..2000
          2001 | 9000  | slew = 2001 us per tick, expected 1..2000
          150  | 149   | slew = 149 us per 250 ms, expected 150..10000
          150  | 10001 | slew = 10001 us per 250 ms, expected 150..10000
          -5   | -5    | slew = -5 us per tick, expected 1..2000
          """)
  void limits_out_of_range_or_in_contradiction_are_refused_A10(
      int perTick, int perWindow, String message, TestReporter reporter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlewLimit(perTick, perWindow))
        .withMessage(message);
    String given = "slew of %d us a tick and %d us in 250 ms".formatted(perTick, perWindow);
    Faults.report(reporter, "A10", given, "refused: " + message);
  }
}
