package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Pi4jI2cDeviceTest {
  private static final byte[] BYTES = {0x06, 0, 0, 1, 2};

  @TempDir private Path folder;
  private final I2C i2c = mock(I2C.class);
  private final AtomicInteger shutdowns = new AtomicInteger();
  private final Pi4jI2cDevice device =
      new Pi4jI2cDevice(i2c, "I2C bus 1 address 0x40", shutdowns::incrementAndGet);

  @Test
  void a_write_is_one_transfer_of_all_bytes() {
    device.write(BYTES);

    verify(i2c).write(BYTES, 0, 5);
  }

  @Test
  void a_refused_write_names_bus_address_register_and_cause() {
    when(i2c.write(any(byte[].class), anyInt(), anyInt()))
        .thenThrow(kernelSays("No such device or address"));

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> device.write(BYTES))
        .withMessage(
            "I2C bus 1 address 0x40 register 0x06: write failed: No such device or address")
        .withCauseInstanceOf(Pi4JException.class);
  }

  @Test
  void a_refusal_is_not_final() {
    when(i2c.write(any(byte[].class), anyInt(), anyInt()))
        .thenThrow(kernelSays("No such device or address"))
        .thenReturn(5);

    assertThatExceptionOfType(ActuatorException.class).isThrownBy(() -> device.write(BYTES));
    device.write(BYTES);

    verify(i2c, times(2)).write(BYTES, 0, 5);
  }

  @Test
  void busy_is_final_because_pi4j_would_write_to_another_device() {
    when(i2c.write(any(byte[].class), anyInt(), anyInt()))
        .thenThrow(kernelSays("Device or resource busy"));

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> device.write(BYTES))
        .withMessageContaining("a kernel driver owns the address");
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> device.write(BYTES))
        .withMessageContaining("busy for good");

    verify(i2c, times(1)).write(any(byte[].class), anyInt(), anyInt());
  }

  @Test
  void a_register_is_read_as_an_unsigned_byte() {
    when(i2c.readRegister(0xfe)).thenReturn(0x79);

    assertThat(device.readRegister(0xfe)).isEqualTo(0x79);
  }

  @Test
  void a_failing_read_names_the_register() {
    when(i2c.readRegister(0xfe)).thenThrow(kernelSays("No such device or address"));
    when(i2c.readRegister(0x00)).thenReturn(-1);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> device.readRegister(0xfe))
        .withMessage(
            "I2C bus 1 address 0x40 register 0xfe: read failed: No such device or address");
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> device.readRegister(0x00))
        .withMessageContaining("read failed with -1");
  }

  @Test
  void a_machine_without_the_native_library_is_told_so() {
    when(i2c.write(any(byte[].class), anyInt(), anyInt()))
        .thenThrow(new ExceptionInInitializerError(new IllegalStateException("os.arch: [amd64]")));

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> device.write(BYTES))
        .withMessageContaining("only for arm64 and armhf: os.arch: [amd64]");
  }

  @Test
  void a_bus_that_does_not_exist_is_refused_by_name() {
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> Pi4jI2cDevice.open(folder, 31, 0x40))
        .withMessageStartingWith("I2C bus 31 address 0x40: cannot open: ")
        .withMessageContaining("i2c-31");
  }

  @Test
  void a_bus_that_another_has_claimed_is_refused_before_it_is_touched() {
    try (BusLock _ = BusLock.acquire(folder, "i2c-31", "test")) {
      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(() -> Pi4jI2cDevice.open(folder, 31, 0x40))
          .withMessageStartingWith(
              "I2C bus 31: process %d drives it", ProcessHandle.current().pid());
    }
  }

  @Test
  void a_bus_that_could_not_be_opened_is_given_free() {
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> Pi4jI2cDevice.open(folder, 31, 0x40));

    BusLock.acquire(folder, "i2c-31", "test").close();
  }

  @Test
  void closing_shuts_pi4j_down_once() {
    device.close();
    device.close();

    assertThat(shutdowns).hasValue(1);
  }

  // As Pi4J does: the kernel's words are two causes deep.
  private static Pi4JException kernelSays(String words) {
    return new Pi4JException(new Pi4JException(new IOException(words)));
  }
}
