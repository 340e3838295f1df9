package io.github.alvinn4j.linux;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@DisplayName("an I2C adapter")
class I2cAdapterTest {
  @Test
  void that_is_not_there_is_told_in_the_kernels_words() {
    assertThatExceptionOfType(LinuxException.class)
        .isThrownBy(() -> I2cAdapter.limit(Path.of("/dev/i2c-999"), 20, 0))
        .withMessage("open /dev/i2c-999: no such file or directory")
        .returns(Errno.ENOENT, LinuxException::errno);
  }

  @Test
  void that_is_something_else_is_told_by_its_request() {
    assertThatExceptionOfType(LinuxException.class)
        .isThrownBy(() -> I2cAdapter.limit(Path.of("/dev/null"), 20, 0))
        .withMessage("I2C_TIMEOUT: inappropriate request for this device");
  }
}
