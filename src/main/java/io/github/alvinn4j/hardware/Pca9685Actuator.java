package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.ALL_LED_OFF_H;
import static io.github.alvinn4j.hardware.Pca9685Registers.AUTO_INCREMENT;
import static io.github.alvinn4j.hardware.Pca9685Registers.COUNTS_PER_PERIOD;
import static io.github.alvinn4j.hardware.Pca9685Registers.EXTERNAL_CLOCK;
import static io.github.alvinn4j.hardware.Pca9685Registers.FULL;
import static io.github.alvinn4j.hardware.Pca9685Registers.MIN_PRESCALE;
import static io.github.alvinn4j.hardware.Pca9685Registers.MODE1;
import static io.github.alvinn4j.hardware.Pca9685Registers.MODE2;
import static io.github.alvinn4j.hardware.Pca9685Registers.OSCILLATOR_HERTZ;
import static io.github.alvinn4j.hardware.Pca9685Registers.PRESCALE;
import static io.github.alvinn4j.hardware.Pca9685Registers.REGISTERS_PER_CHANNEL;
import static io.github.alvinn4j.hardware.Pca9685Registers.RESTART;
import static io.github.alvinn4j.hardware.Pca9685Registers.SLEEP;
import static io.github.alvinn4j.hardware.Pca9685Registers.TOTEM_POLE;
import static io.github.alvinn4j.hardware.Pca9685Registers.channelRegister;

import io.github.alvinn4j.safety.PulseRange;
import java.time.Duration;

/// Servo and ESC on a PCA9685 (NXP data sheet, rev. 4).
///
/// The chip has no watchdog: it repeats the last pulses until it is told otherwise or loses power,
/// also when this program is dead. A pulse is a whole number of counts (4.07 us at 60 Hz) of an
/// oscillator that is off by a few percent. Used by one thread.
public final class Pca9685Actuator implements VehicleActuator {
  private static final int AWAKE = AUTO_INCREMENT; // and thereby no ALLCALL address, no EXTCLK

  // Data sheet section 7.3.1.1: 500 us at most; a sleep is never shorter than asked for.
  private static final Duration OSCILLATOR_START = Duration.ofNanos(600_000);

  // About once a second: a chip that lost its power for a moment sleeps and takes writes in
  // silence.
  private static final int WRITES_BETWEEN_CHECKS = 20;

  private final I2cDevice device;
  private final ActuatorWiring.Pca9685 wiring;
  private final PulseRange steering;
  private final PulseRange throttle;
  private final int prescale;
  private final boolean neighbours;
  private final byte[] both = new byte[1 + 2 * REGISTERS_PER_CHANNEL];
  private final byte[] one = new byte[1 + REGISTERS_PER_CHANNEL];
  private final byte[] register = new byte[2];
  private int writesSinceCheck;
  private boolean lost;
  private boolean closed;

  private Pca9685Actuator(I2cDevice device, ActuatorWiring.Pca9685 wiring, VehicleProfile profile) {
    this.device = device;
    this.wiring = wiring;
    this.steering = profile.steering();
    this.throttle = profile.throttle();
    this.prescale = prescale(wiring.frequencyHertz());
    this.neighbours = Math.abs(wiring.steeringChannel() - wiring.throttleChannel()) == 1;
  }

  /// Sets the chip up and puts out neutral on both channels; nothing else ever moves at the start.
  ///
  /// @param device taken over: closed with the actuator, and also if opening fails
  /// @param wiring how the chip is connected
  /// @param profile whose calibration is used
  /// @throws ActuatorException if no PCA9685 answers
  public static Pca9685Actuator open(
      I2cDevice device, ActuatorWiring.Pca9685 wiring, VehicleProfile profile) {
    Pca9685Actuator actuator = new Pca9685Actuator(device, wiring, profile);
    try {
      actuator.probe();
      actuator.setUp();
      actuator.writeNeutral();
      return actuator;
    } catch (ActuatorException e) {
      device.close();
      throw e;
    }
  }

  /// The divider that comes nearest to a frequency: `round(25 MHz / (4096 f)) - 1`.
  static int prescale(int frequencyHertz) {
    int clocks = COUNTS_PER_PERIOD * frequencyHertz;
    return (OSCILLATOR_HERTZ + clocks / 2) / clocks - 1;
  }

  /// The counts of a chip with this divider that come nearest to a pulse.
  static int counts(int micros, int prescale) {
    int clocks = micros * (OSCILLATOR_HERTZ / 1_000_000);
    return (clocks + (prescale + 1) / 2) / (prescale + 1);
  }

  // Every PCA9685 has PRESCALE >= 3; its external clock, once on, goes off with the power only.
  private void probe() {
    int mode1 = read(MODE1);
    int presentPrescale = read(PRESCALE);
    if (presentPrescale < MIN_PRESCALE || mode1 == 0xff) {
      throw refusal(
          "MODE1 = 0x%02x and PRESCALE = 0x%02x, expected a PCA9685"
              .formatted(mode1, presentPrescale));
    }
    if ((mode1 & EXTERNAL_CLOCK) != 0) {
      throw refusal(
          "MODE1 = 0x%02x has the external clock on, expected it off: switch the chip's power off"
              .formatted(mode1));
    }
  }

  // Outputs go off first: waking up would otherwise resume the pulses of a dead program.
  private void setUp() {
    writeRegister(ALL_LED_OFF_H, FULL);
    writeRegister(MODE1, SLEEP | AUTO_INCREMENT);
    writeRegister(PRESCALE, prescale);
    writeRegister(MODE2, TOTEM_POLE);
    writeRegister(MODE1, AWAKE);
    awaitOscillator();
    writeRegister(MODE1, RESTART | AWAKE);
    int mode1 = read(MODE1);
    int writtenPrescale = read(PRESCALE);
    if (!isAwake(mode1) || writtenPrescale != prescale) {
      throw refusal(
          "MODE1 = 0x%02x and PRESCALE = %d after setting up, expected 0x%02x and %d: not a PCA9685"
              .formatted(mode1, writtenPrescale, AWAKE, prescale));
    }
  }

  private void awaitOscillator() {
    try {
      Thread.sleep(OSCILLATOR_START);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ActuatorException("interrupted while the PCA9685 starts", e);
    }
  }

  /// {@inheritDoc}
  ///
  /// Each pulse changes as a whole; both in the same transfer if the channels are neighbours. What
  /// the chip does not acknowledge is sent once more. Every twentieth call looks whether the chip
  /// is still awake; one that was reset stays refused until the actuator is opened again.
  ///
  /// @throws ActuatorException also for a pulse outside 700..2300 us, and then nothing is written
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    checkPulse("steering", steeringMicros);
    checkPulse("throttle", throttleMicros);
    checkAwake();
    int steeringChannel = wiring.steeringChannel();
    int throttleChannel = wiring.throttleChannel();
    if (neighbours) {
      both[0] = (byte) channelRegister(Math.min(steeringChannel, throttleChannel));
      boolean steeringFirst = steeringChannel < throttleChannel;
      putPulse(both, 1, steeringFirst ? steeringMicros : throttleMicros);
      putPulse(both, 1 + REGISTERS_PER_CHANNEL, steeringFirst ? throttleMicros : steeringMicros);
      send(both);
    } else {
      writeChannel(throttleChannel, throttleMicros); // the one that matters more goes first
      writeChannel(steeringChannel, steeringMicros);
    }
  }

  private void checkAwake() {
    if (++writesSinceCheck >= WRITES_BETWEEN_CHECKS) {
      writesSinceCheck = 0;
      lost |= !isAwake(read(MODE1));
    }
    if (lost) {
      throw refusal("the chip was reset and puts out no pulses; open it again");
    }
  }

  // RESTART may read as either: it says what happened, not what is.
  private static boolean isAwake(int mode1) {
    return (mode1 & ~RESTART) == AWAKE;
  }

  private void writeNeutral() {
    write(steering.neutralMicros(), throttle.neutralMicros());
  }

  private void writeChannel(int channel, int micros) {
    one[0] = (byte) channelRegister(channel);
    putPulse(one, 1, micros);
    send(one);
  }

  // ON at count 0, OFF after the width; the high bytes clear FULL_ON and FULL_OFF.
  private void putPulse(byte[] bytes, int first, int micros) {
    int counts = counts(micros, prescale);
    bytes[first] = 0;
    bytes[first + 1] = 0;
    bytes[first + 2] = (byte) counts;
    bytes[first + 3] = (byte) (counts >> 8);
  }

  private void checkPulse(String channel, int micros) {
    if (micros < PulseRange.HARD_MIN_MICROS || micros > PulseRange.HARD_MAX_MICROS) {
      throw refusal(
          "%s pulse = %d us, expected %d..%d"
              .formatted(channel, micros, PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS));
    }
  }

  private void writeRegister(int number, int value) {
    register[0] = (byte) number;
    register[1] = (byte) value;
    send(register);
  }

  private void send(byte[] bytes) {
    try {
      device.write(bytes);
    } catch (ActuatorException first) {
      try {
        device.write(bytes);
      } catch (ActuatorException second) {
        second.addSuppressed(first);
        throw second;
      }
    }
  }

  private int read(int number) {
    try {
      return device.readRegister(number);
    } catch (ActuatorException once) {
      return device.readRegister(number);
    }
  }

  @Override
  public void release() {
    try {
      writeRegister(ALL_LED_OFF_H, FULL);
    } catch (ActuatorException e) {
      // The bus is gone; only the ESC's own fail-safe and the power switch are left.
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      writeNeutral();
    } catch (ActuatorException e) {
      // As in release().
    }
    release();
    device.close();
  }

  private ActuatorException refusal(String reason) {
    return new ActuatorException(
        "PCA9685 on I2C bus %d address 0x%02x: %s"
            .formatted(wiring.i2cBus(), wiring.i2cAddress(), reason));
  }
}
