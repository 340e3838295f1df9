package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordedDriverTest {
  @TempDir Path folder;
  private final DriveCommand command = new DriveCommand();

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 32767",
    "-1.0, -32767",
    "0.5, 16384",
    "-0.5, -16383",
    "1.7, 32767",
    "-1e300, -32767",
    "1e-9, 0",
    "0.2986039775370604, 9784"
  })
  void wants_the_recorded_steering_in_q15(String angle, int expectedQ15) throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.line(0, "0_cam_image_array_.jpg", angle))
        .images(0, 1)
        .manifest();

    try (TubFrameSource source =
            new TubFrameSource(Tub.open(folder, Strictness.STRICT), 20, new ManualClock());
        Frame frame = new Frame(16, 12)) {
      source.read(frame);

      assertThat(new RecordedDriver(source).read(command)).isTrue();
      assertThat(command.steeringQ15()).isEqualTo(expectedQ15);
      assertThat(command.throttleQ15()).isEqualTo(8192);
    }
  }

  @Test
  void is_not_at_the_wheel_before_the_first_frame_and_after_the_last() throws IOException {
    Tub tub = Tub.open(TubFixture.sound(folder, 1), Strictness.STRICT);

    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());
        Frame frame = new Frame(16, 12)) {
      RecordedDriver driver = new RecordedDriver(source);
      assertThat(driver.read(command)).isFalse();
      source.read(frame);
      assertThat(driver.read(command)).isTrue();
      source.read(frame);
      assertThat(driver.read(command)).isFalse();
    }
  }
}
