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
import static io.github.alvinn4j.hardware.Pca9685Registers.RESTART;
import static io.github.alvinn4j.hardware.Pca9685Registers.SLEEP;
import static io.github.alvinn4j.hardware.Pca9685Registers.TOTEM_POLE;

import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.time.Clock;
import java.time.Duration;
import java.util.List;

/// A PCA9685 PWM chip (NXP data sheet, rev. 4): set up, written, watched, switched off.
///
/// The chip has no watchdog: it repeats the last pulses until it is told otherwise or loses power,
/// also when this program is dead. Its oscillator is off by a few percent. Used by one thread.
final class Pca9685Chip implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Pca9685Chip.class.getName());
  private static final int AWAKE = AUTO_INCREMENT; // and thereby no ALLCALL address, no EXTCLK

  // Data sheet section 7.3.1.1: 500 us at most; a sleep is never shorter than asked for.
  private static final Duration OSCILLATOR_START = Duration.ofNanos(600_000);

  private final I2cDevice device;
  private final String name;
  private final int prescale;
  private final List<ChannelBlock> blocks;
  private final Pca9685Watch watch;
  private final byte[] register = new byte[2];
  private long repeats;
  private boolean closed;

  private Pca9685Chip(
      I2cDevice device, String name, int prescale, List<ChannelBlock> blocks, Clock clock) {
    this.device = device;
    this.name = name;
    this.prescale = prescale;
    this.blocks = blocks;
    this.watch = new Pca9685Watch(device, prescale, blocks, clock);
  }

  /// Sets the chip up; all outputs are off then.
  ///
  /// @param device taken over: closed with the chip, and also if opening fails
  /// @param frequencyHertz of the pulses, 24..1526
  /// @param blocks what [#write()] sends, in this order
  /// @param clock says when to read back
  /// @throws ActuatorException if no PCA9685 answers
  static Pca9685Chip open(
      I2cDevice device,
      int i2cBus,
      int i2cAddress,
      int frequencyHertz,
      List<ChannelBlock> blocks,
      Clock clock) {
    String name = "PCA9685 on I2C bus %d address 0x%02x".formatted(i2cBus, i2cAddress);
    Pca9685Chip chip = new Pca9685Chip(device, name, prescale(frequencyHertz), blocks, clock);
    try {
      chip.restart();
      return chip;
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

  /// Sets the chip up anew, as after a reset; all outputs are off then.
  ///
  /// @throws ActuatorException if no PCA9685 answers
  void restart() {
    probe();
    setUp();
    watch.begin();
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

  private static void awaitOscillator() {
    try {
      Thread.sleep(OSCILLATOR_START);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ActuatorException("interrupted while the PCA9685 starts", e);
    }
  }

  /// Whether the chip runs: RESTART may read as either, it says what happened, not what is.
  static boolean isAwake(int mode1) {
    return (mode1 & ~RESTART) == AWAKE;
  }

  /// Counts of the chip's clock in a pulse, rounded.
  int counts(int micros) {
    return counts(micros, prescale);
  }

  /// The counts of a chip with this divider that come nearest to a pulse.
  static int counts(int micros, int prescale) {
    int clocks = micros * (OSCILLATOR_HERTZ / 1_000_000);
    return (clocks + (prescale + 1) / 2) / (prescale + 1);
  }

  /// Refuses a pulse outside 700..2300 us, which no calibration allows (A9).
  void checkPulse(String channel, int micros) {
    if (micros < PulseRange.HARD_MIN_MICROS || micros > PulseRange.HARD_MAX_MICROS) {
      throw refusal(
          "%s pulse = %d us, expected %d..%d"
              .formatted(channel, micros, PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS));
    }
  }

  /// Looks, when it is time, whether the chip still holds what [#write()] sent last; to be called
  /// before the blocks change.
  ///
  /// @throws ActuatorException if it was reset or somebody else writes to it; it stays refused
  ///   until [#restart()]
  void watch() {
    watch.look();
    if (watch.loss().isPresent()) {
      throw refusal(watch.loss().get());
    }
  }

  /// Sends all blocks; each changes as a whole. What the chip does not acknowledge is sent once
  /// more.
  ///
  /// @throws ActuatorException if it is not acknowledged then either
  void write() {
    watch.mayDiffer();
    for (int i = 0; i < blocks.size(); i++) { // no iterator: nothing is allocated
      send(blocks.get(i).bytes());
    }
    watch.sent();
  }

  /// Switches all outputs off; does not throw for a bus that is gone.
  void off() {
    watch.mayDiffer();
    try {
      writeRegister(ALL_LED_OFF_H, FULL);
    } catch (ActuatorException e) {
      // The bus is gone; only the ESC's own fail-safe and the power switch are left.
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
        noteRepeat(first);
      } catch (ActuatorException second) {
        second.addSuppressed(first);
        throw second;
      }
    }
  }

  private void noteRepeat(ActuatorException reason) {
    repeats++;
    if (repeats == 1) {
      LOG.log(
          System.Logger.Level.WARNING, "a transfer had to be sent again: {0}", reason.getMessage());
    }
  }

  /// How many transfers went through at the second try only.
  long repeats() {
    return repeats;
  }

  private int read(int number) {
    try {
      return device.readRegister(number);
    } catch (ActuatorException once) {
      return device.readRegister(number);
    }
  }

  /// Lets go of the bus; the outputs stay as they are. Safe to call twice.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      device.close();
    }
  }

  boolean closed() {
    return closed;
  }

  /// An exception that names the chip.
  ActuatorException refusal(String reason) {
    return new ActuatorException("%s: %s".formatted(name, reason));
  }
}
