package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriveSettingsTest {

  @ParameterizedTest(name = "cruise {0}, age {1}, neutral {2}")
  @CsvSource({"-1, 1, 0", "32768, 1, 0", "0, 0, 0", "0, -1, 0", "0, 1, -1"})
  void settings_out_of_range_are_refused(int cruiseQ15, long ageNanos, long neutralNanos) {
    DriveSettings good = TestDrive.settings(DriveSettings.Goal.AUTO);

    assertThatThrownBy(
            () -> new DriveSettings(good.goal(), good.limits(), cruiseQ15, ageNanos, neutralNanos))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(cruise throttle|frame age|neutral) = -?\\d+, expected .*");
  }
}
