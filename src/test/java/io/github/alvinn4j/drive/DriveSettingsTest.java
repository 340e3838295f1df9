package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveSettingsTest {

  @ParameterizedTest(name = "cruise {0}")
  @ValueSource(ints = {-1, 32768})
  void settings_out_of_range_are_refused(int cruiseQ15) {
    DriveSettings good = TestDrive.settings(DriveSettings.Goal.AUTO);

    assertThatThrownBy(() ->
            new DriveSettings(good.goal(), good.limits(), cruiseQ15, good.supervision(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cruise throttle = " + cruiseQ15 + ", expected 0..32767");
  }
}
