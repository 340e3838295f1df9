package io.github.alvinn4j.hardware;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import java.nio.file.Path;
import java.util.List;

/// A device on the machine's I2C bus, through Pi4J.
///
/// If a kernel driver owns the address, the first write fails as busy and Pi4J 3.0.3 would send the
/// next one to the device addressed before (its bus remembers the address although selecting it
/// failed). Busy is therefore final here: nothing is written any more.
public final class Pi4jI2cDevice implements I2cDevice {
  private static final System.Logger LOG = System.getLogger(Pi4jI2cDevice.class.getName());
  private static final String BUSY = "Device or resource busy";

  private final I2C i2c;
  private final String name;
  private final Runnable shutdown;
  private boolean busy;
  private boolean closed;

  /// Wraps an open Pi4J device; `shutdown` ends what it came from.
  Pi4jI2cDevice(I2C i2c, String name, Runnable shutdown) {
    this.i2c = i2c;
    this.name = name;
    this.shutdown = shutdown;
  }

  /// Claims and opens the bus; whether the device is there only the first transfer shows.
  ///
  /// @param bus number in `/dev/i2c-N`
  /// @param address 7 bits
  /// @throws ActuatorException if another process has the bus, there is no such bus, or Pi4J does
  ///   not run on this machine
  public static Pi4jI2cDevice open(int bus, int address) {
    return open(BusLock.folder(), bus, address);
  }

  static Pi4jI2cDevice open(Path locks, int bus, int address) {
    BusLock lock = BusLock.ofI2c(locks, bus);
    try {
      return open(bus, address, lock);
    } catch (ActuatorException e) {
      lock.close();
      throw e;
    }
  }

  private static Pi4jI2cDevice open(int bus, int address, BusLock lock) {
    String name = "I2C bus %d address 0x%02x".formatted(bus, address);
    try {
      Context context = Pi4jContext.open(List.of(LinuxFsI2CProvider.newInstance()));
      try {
        I2C i2c =
            context.create(
                I2C.newConfigBuilder(context).id("alvinn").bus(bus).device(address).build());
        I2cTimeout.set(bus).ifPresent(problem -> LOG.log(System.Logger.Level.WARNING, problem));
        return new Pi4jI2cDevice(i2c, name, () -> shutDown(context, lock));
      } catch (RuntimeException | LinkageError e) {
        context.shutdown();
        throw e;
      }
    } catch (RuntimeException e) {
      throw new ActuatorException("%s: cannot open: %s".formatted(name, RootMessage.of(e)), e);
    } catch (LinkageError e) {
      throw noNatives(name, e);
    }
  }

  private static void shutDown(Context context, BusLock lock) {
    try {
      context.shutdown();
    } finally {
      lock.close();
    }
  }

  @Override
  public void write(byte[] bytes) {
    if (busy) {
      throw new ActuatorException(
          "%s register 0x%02x: not written, a kernel driver owns the address: busy for good"
              .formatted(name, bytes[0] & 0xff));
    }
    try {
      i2c.write(bytes, 0, bytes.length);
    } catch (RuntimeException e) {
      throw failure("write", bytes[0] & 0xff, e);
    } catch (LinkageError e) {
      throw noNatives(name, e);
    }
  }

  @Override
  public int readRegister(int register) {
    int value;
    try {
      value = i2c.readRegister(register);
    } catch (RuntimeException e) {
      throw failure("read", register, e);
    } catch (LinkageError e) {
      throw noNatives(name, e);
    }
    if (value < 0) {
      throw readFailed(register, value);
    }
    return value & 0xff;
  }

  /// {@inheritDoc}
  ///
  /// In one transfer; Pi4J allocates about 2 KB for it, as for a single register.
  @Override
  public void readRegisters(int first, byte[] into) {
    int count;
    try {
      count = i2c.readRegister(first, into, 0, into.length);
    } catch (RuntimeException e) {
      throw failure("read", first, e);
    } catch (LinkageError e) {
      throw noNatives(name, e);
    }
    if (count != into.length) {
      throw readFailed(first, count);
    }
  }

  private ActuatorException readFailed(int register, int result) {
    return new ActuatorException(
        "%s register 0x%02x: read failed with %d".formatted(name, register, result));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      shutdown.run();
    }
  }

  private ActuatorException failure(String action, int register, RuntimeException cause) {
    String reason = RootMessage.of(cause);
    busy |= reason.contains(BUSY);
    String advice = busy ? " (a kernel driver owns the address; not tried again)" : "";
    return new ActuatorException(
        "%s register 0x%02x: %s failed: %s%s".formatted(name, register, action, reason, advice),
        cause);
  }

  private static ActuatorException noNatives(String name, LinkageError cause) {
    return new ActuatorException(
        "%s: Pi4J has no native library for this machine (%s), only for arm64 and armhf: %s"
            .formatted(name, System.getProperty("os.arch"), RootMessage.of(cause)),
        cause);
  }
}
