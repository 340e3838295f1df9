package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTableTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void every_signal_has_its_row_in_their_order() {
    List<Signal> rows = SignalTable.of(20, 150).rows().stream().map(SignalRow::signal).toList();

    assertThat(rows).containsExactly(Signal.values());
  }

  @Test
  void the_profile_sets_rate_and_age_of_the_camera_and_with_them_the_ticks_patience() {
    SignalTable table = SignalTable.of(20, 120);

    SignalRow camera = table.row(Signal.CAMERA);
    assertThat(camera.periodNanos()).isEqualTo(50 * MILLI);
    assertThat(camera.neutralNanos()).isEqualTo(120 * MILLI);
    assertThat(camera.disarmNanos()).isEqualTo(500 * MILLI);
    SignalRow tick = table.row(Signal.DRIVE_TICK);
    assertThat(tick.neutralNanos()).as("three periods").isEqualTo(150 * MILLI);
    assertThat(tick.max()).as("us for one tick").isEqualTo(50_000);
    assertThat(SignalTable.of(60, 100).row(Signal.DRIVE_TICK).neutralNanos())
        .as("never below 100 ms")
        .isEqualTo(100 * MILLI);
  }

  @Test
  void a_slow_car_is_given_its_age_before_it_is_disarmed() {
    SignalTable table = SignalTable.of(1, 1000);

    assertThat(table.row(Signal.CAMERA).disarmNanos()).isEqualTo(1000 * MILLI);
    assertThat(table.row(Signal.DRIVE_TICK).neutralNanos()).isEqualTo(3000 * MILLI);
    assertThat(table.row(Signal.DRIVE_TICK).hopelessNanos()).isEqualTo(3000 * MILLI);
  }

  @Test
  void what_comes_when_it_comes_has_no_period() {
    SignalTable table = SignalTable.of(SignalRow.IRREGULAR, 100);

    assertThat(table.row(Signal.CAMERA).periodNanos()).isEqualTo(SignalRow.NEVER);
    assertThat(table.row(Signal.DRIVE_TICK).ages()).isFalse();
    assertThat(table.row(Signal.CAMERA).ages()).isTrue();
  }

  @Test
  void a_range_holds_both_its_ends() {
    SignalRow driver = SignalTable.of(20, 100).row(Signal.DRIVER);

    assertThat(driver.sound(-32767)).isTrue();
    assertThat(driver.sound(32767)).isTrue();
    assertThat(driver.sound(-32768)).isFalse();
    assertThat(driver.sound(32768)).isFalse();
    assertThat(driver.ages()).as("presence only").isFalse();
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> SignalTable.of(-1, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("camera rate = -1 Hz, expected 0..1000");
    assertThatThrownBy(() -> SignalTable.of(1001, 100)).hasMessageContaining("1001");
    assertThatThrownBy(() -> SignalTable.of(20, 0))
        .hasMessage("max frame age = 0 ms, expected 1 or more");
    assertThatThrownBy(() -> row(100, 99, 200, 0, 1))
        .hasMessage("driver ages = 100, 99, 200 ns, expected them to rise from 0");
    assertThatThrownBy(() -> row(1, 2, 3, 1, 1))
        .hasMessage("driver range = 1..1, expected it to rise");
  }

  private static SignalRow row(long neutral, long disarm, long hopeless, int min, int max) {
    return new SignalRow(
        Signal.DRIVER, 20, neutral, disarm, hopeless, min, max, "x", Release.NO_DRIVER, 0);
  }
}
