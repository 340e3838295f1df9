package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.safety.PulseRange;
import java.nio.file.Path;
import java.util.List;

/// Servo and ESC on the Raspberry Pi's own hardware PWM, through the kernel's sysfs.
///
/// The pulses are exact to the kernel's clock, far below a microsecond. They go on when this
/// program dies, as a PCA9685's do, but stop when the Pi is reset.
///
/// Written to sysfs directly: Pi4J 3's PWM takes whole percents of the period (200 us at 50 Hz) and
/// drops the output at every change, and its class for sysfs, which takes nanoseconds, is internal,
/// gone in Pi4J 5, and opens the file anew for each pulse. A file that is kept open costs one write
/// and allocates nothing. Used by one thread.
public final class PwmActuator implements VehicleActuator {
  static final Path SYSFS = Path.of("/sys/class/pwm");

  private final String name;
  private final PwmChannel servo;
  private final PwmChannel esc;
  private final PulseRange steering;
  private final PulseRange throttle;
  private final BusLock lock;
  private final OwnedOutputs outputs;
  private boolean stopped = true;
  private boolean closed;

  private PwmActuator(
      String name,
      PwmChannel servo,
      PwmChannel esc,
      VehicleProfile profile,
      BusLock lock,
      OwnedOutputs outputs) {
    this.name = name;
    this.servo = servo;
    this.esc = esc;
    this.steering = profile.steering();
    this.throttle = profile.throttle();
    this.lock = lock;
    this.outputs = outputs;
  }

  /// Claims the chip and puts out neutral on both channels, the ESC's first; nothing else ever
  /// moves at the start.
  ///
  /// @param wiring which channels
  /// @param profile whose calibration is used
  /// @throws ActuatorException if there is no such channel, or another process has the chip
  public static PwmActuator open(HardwarePwm wiring, VehicleProfile profile) {
    return open(SYSFS, BusLock.folder(), wiring, profile);
  }

  static PwmActuator open(Path root, Path locks, HardwarePwm wiring, VehicleProfile profile) {
    PwmChip chip = PwmChip.find(root);
    BusLock lock = BusLock.ofPwm(locks, chip);
    try {
      OwnedOutputs outputs = declare(locks, chip, wiring, profile);
      int hertz = wiring.frequencyHertz();
      PwmChannel esc = chip.open("esc_channel", wiring.escChannel());
      start(esc, profile.throttle(), hertz);
      try {
        PwmChannel servo = chip.open("servo_channel", wiring.servoChannel());
        start(servo, profile.steering(), hertz);
        return new PwmActuator(chip.name(), servo, esc, profile, lock, outputs);
      } catch (ActuatorException e) {
        esc.close();
        throw e;
      }
    } catch (ActuatorException e) {
      lock.close();
      throw e;
    }
  }

  private static OwnedOutputs declare(
      Path locks, PwmChip chip, HardwarePwm wiring, VehicleProfile profile) {
    long neutralNanos = profile.throttle().neutralMicros() * 1_000L;
    String line =
        "pwm %d %d %d %s"
            .formatted(wiring.escChannel(), wiring.servoChannel(), neutralNanos, chip.folder());
    return OwnedOutputs.declare(locks, "pwm-" + chip.device(), List.of(line));
  }

  private static void start(PwmChannel channel, PulseRange range, int frequencyHertz) {
    try {
      channel.start(range.neutralMicros(), frequencyHertz);
    } catch (ActuatorException e) {
      channel.close();
      throw e;
    }
  }

  /// {@inheritDoc}
  ///
  /// The ESC's pulse, the one that matters more, changes first; a pulse under way is finished.
  ///
  /// @throws ActuatorException also for a pulse outside 700..2300 us, and then nothing is written
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    checkPulse("steering", steeringMicros);
    checkPulse("throttle", throttleMicros);
    esc.write(throttleMicros);
    servo.write(steeringMicros);
  }

  private void checkPulse(String channel, int micros) {
    if (micros < PulseRange.HARD_MIN_MICROS || micros > PulseRange.HARD_MAX_MICROS) {
      throw new ActuatorException(
          "%s: %s pulse = %d us, expected %d..%d"
              .formatted(
                  name, channel, micros, PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS));
    }
  }

  @Override
  public void release() {
    stop(esc);
    stop(servo);
  }

  private void stop(PwmChannel channel) {
    try {
      channel.stop();
    } catch (ActuatorException e) {
      stopped = false;
      // The chip is gone; only the ESC's own fail-safe and the power switch are left.
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      write(steering.neutralMicros(), throttle.neutralMicros());
    } catch (ActuatorException e) {
      // As in release().
    }
    release();
    if (stopped) {
      outputs.areOff();
    }
    esc.close();
    servo.close();
    lock.close();
  }
}
