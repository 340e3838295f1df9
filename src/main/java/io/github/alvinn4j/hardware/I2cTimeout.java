package io.github.alvinn4j.hardware;

import io.github.alvinn4j.linux.I2cAdapter;
import io.github.alvinn4j.linux.LinuxException;
import java.nio.file.Path;
import java.util.Optional;

/// How long the kernel waits for a device on an I2C bus that hangs.
///
/// The kernel's default is a second: for so long one transfer would keep the thread that writes the
/// pulses. The setting belongs to the bus and stays until the next start of the machine.
public final class I2cTimeout {
  /// The longest a transfer may hang.
  public static final int MILLIS = 20;

  /// The driver sends again by itself; the kernel shall not try before, unseen.
  private static final int RETRIES = 0;

  private I2cTimeout() {}

  /// Sets it; a bus without it can be driven all the same.
  ///
  /// @param bus number in `/dev/i2c-N`
  /// @return what is wrong and what follows, in one line; empty if it is set
  public static Optional<String> set(int bus) {
    return set(Path.of("/dev/i2c-" + bus));
  }

  static Optional<String> set(Path device) {
    try {
      I2cAdapter.limit(device, MILLIS, RETRIES);
      return Optional.empty();
    } catch (LinuxException e) {
      return Optional.of(
          "%s: time-out of %d ms not set (%s): a bus that hangs can keep the outputs for a second"
              .formatted(device, MILLIS, e.getMessage()));
    }
  }
}
