package io.github.alvinn4j.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// Settings of an I2C adapter that hold for every user of it until they are set again.
///
/// The kernel's default time-out is one second: a bus that hangs would stop its caller for so long.
public final class I2cAdapter {
  // include/uapi/linux/i2c-dev.h; the time-out counts in units of 10 ms.
  private static final long I2C_RETRIES = 0x0701;
  private static final long I2C_TIMEOUT = 0x0702;
  private static final int TIMEOUT_UNIT_MILLIS = 10;
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;

  private static final FunctionDescriptor OPEN =
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
  private static final FunctionDescriptor IOCTL =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);

  private I2cAdapter() {}

  /// Sets how long the adapter waits for a device, and how often it tries again by itself.
  ///
  /// @param device such as `/dev/i2c-1`
  /// @param timeoutMillis rounded up to whole 10 ms, above 0
  /// @param retries 0 or more
  /// @throws LinuxException if the device is not there, or is no I2C adapter
  public static void limit(Path device, int timeoutMillis, int retries) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = SystemCall.errnoSegment(arena);
      MethodHandle open = SystemCall.bindVariadic("open", OPEN, 2);
      MethodHandle ioctl = SystemCall.bindVariadic("ioctl", IOCTL, 2);
      MethodHandle close = SystemCall.bind("close", SystemCall.ints(1));
      int file =
          (int) open.invokeExact(errno, arena.allocateFrom(device.toString()), O_RDWR | O_CLOEXEC);
      check(file, "open " + device, errno);
      try {
        long units = Math.ceilDiv(timeoutMillis, TIMEOUT_UNIT_MILLIS);
        check((int) ioctl.invokeExact(errno, file, I2C_TIMEOUT, units), "I2C_TIMEOUT", errno);
        check(
            (int) ioctl.invokeExact(errno, file, I2C_RETRIES, (long) retries),
            "I2C_RETRIES",
            errno);
      } finally {
        int _ = (int) close.invokeExact(errno, file);
      }
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable e) {
      throw new LinuxException("I2C adapter " + device, e);
    }
  }

  private static void check(int result, String call, MemorySegment errno) {
    if (result < 0) {
      throw new LinuxException(call, SystemCall.errno(errno));
    }
  }
}
