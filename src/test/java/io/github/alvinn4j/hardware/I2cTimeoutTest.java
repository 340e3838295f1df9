package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A bus that takes the setting exists in the virtual machine of `hardware/hil` only.
@EnabledOnOs(OS.LINUX)
final class I2cTimeoutTest {

  @Test
  void a_bus_that_is_not_there_is_named_with_what_follows() {
    assertThat(I2cTimeout.set(31))
        .contains(
            "/dev/i2c-31: time-out of 20 ms not set (open /dev/i2c-31: no such file or directory):"
                + " a bus that hangs can keep the outputs for a second");
  }

  @Test
  void a_file_that_is_no_bus_is_told_so_and_left_alone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("i2c-1"), "text");

    assertThat(I2cTimeout.set(file))
        .hasValueSatisfying(problem ->
            assertThat(problem).contains("I2C_TIMEOUT: inappropriate request for this device"));

    assertThat(file).hasContent("text");
  }
}
