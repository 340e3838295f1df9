package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.ALLCALLADR;
import static io.github.alvinn4j.hardware.Pca9685Registers.ALL_LED;
import static io.github.alvinn4j.hardware.Pca9685Registers.ALL_LED_OFF_H;
import static io.github.alvinn4j.hardware.Pca9685Registers.AUTO_INCREMENT;
import static io.github.alvinn4j.hardware.Pca9685Registers.CHANNELS;
import static io.github.alvinn4j.hardware.Pca9685Registers.COUNTS_PER_PERIOD;
import static io.github.alvinn4j.hardware.Pca9685Registers.FULL;
import static io.github.alvinn4j.hardware.Pca9685Registers.LAST_LED;
import static io.github.alvinn4j.hardware.Pca9685Registers.MIN_PRESCALE;
import static io.github.alvinn4j.hardware.Pca9685Registers.MODE1;
import static io.github.alvinn4j.hardware.Pca9685Registers.MODE2;
import static io.github.alvinn4j.hardware.Pca9685Registers.PRESCALE;
import static io.github.alvinn4j.hardware.Pca9685Registers.RESTART;
import static io.github.alvinn4j.hardware.Pca9685Registers.SLEEP;
import static io.github.alvinn4j.hardware.Pca9685Registers.TOTEM_POLE;
import static io.github.alvinn4j.hardware.Pca9685Registers.channelRegister;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// A PCA9685 in memory: 256 registers with the chip's rules, and what its outputs would show.
///
/// Left out: the OE pin, sub-addresses and general call, the external clock, the oscillator's
/// start-up time. Outputs change at the end of a transfer, as on the chip. Transfers come from one
/// thread; outputs, [#plug()] and [#unplug()] are safe from any.
public final class EmulatedPca9685 implements I2cDevice {
  private static final int REGISTERS = 256;

  private final byte[] registers = new byte[REGISTERS];
  private final MemorySegment view = MemorySegment.ofArray(registers);
  private final AtomicIntegerArray pulseMicros = new AtomicIntegerArray(CHANNELS);
  private volatile boolean plugged = true;
  private volatile long transfers;
  private int pointer;

  /// A chip that has just got power: asleep, all outputs off, about 200 Hz.
  public EmulatedPca9685() {
    reset();
  }

  /// Takes the power away and gives it back, as a brown-out does: all registers as at the start.
  public synchronized void reset() {
    Arrays.fill(registers, (byte) 0);
    registers[MODE1] = SLEEP | 0x01;
    registers[MODE2] = TOTEM_POLE;
    registers[0x02] = (byte) 0xe2;
    registers[0x03] = (byte) 0xe4;
    registers[0x04] = (byte) 0xe8;
    registers[ALLCALLADR] = (byte) 0xe0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      registers[channelRegister(channel) + 3] = FULL;
    }
    registers[ALL_LED_OFF_H] = FULL;
    registers[PRESCALE] = 0x1e;
    pointer = 0;
    updateOutputs();
  }

  /// Pulls the chip off the bus: no transfer reaches it, its outputs go on.
  public void unplug() {
    plugged = false;
  }

  /// Puts the chip on the bus again; the registers are as they were.
  public void plug() {
    plugged = true;
  }

  /// How many transfers the chip has taken, reads and writes.
  public long transfers() {
    return transfers;
  }

  /// The two outputs as a servo and an ESC would see them, following every transfer.
  ///
  /// @param steeringChannel 0..15
  /// @param throttleChannel 0..15
  public PulseOutputs outputs(int steeringChannel, int throttleChannel) {
    Bounds.check("steeringChannel", steeringChannel, 0, CHANNELS - 1);
    Bounds.check("throttleChannel", throttleChannel, 0, CHANNELS - 1);
    return new PulseOutputs() {
      @Override
      public int steeringMicros() {
        return pulseMicros.get(steeringChannel);
      }

      @Override
      public int throttleMicros() {
        return pulseMicros.get(throttleChannel);
      }
    };
  }

  /// How long each output is on in a period, all at one moment between two transfers.
  ///
  /// @param counts overwritten: for each channel 0..4096, where 0 is always off and 4096 always on
  public synchronized void copyOnCounts(int[] counts) {
    for (int channel = 0; channel < counts.length; channel++) {
      counts[channel] = asleep() ? 0 : onCounts(channelRegister(channel));
    }
  }

  private int onCounts(int first) {
    if ((registers[first + 3] & FULL) != 0) {
      return 0;
    }
    return (registers[first + 1] & FULL) != 0
        ? COUNTS_PER_PERIOD
        : (counts(first + 2) - counts(first)) & (COUNTS_PER_PERIOD - 1);
  }

  @Override
  public synchronized void write(byte[] bytes) {
    beginTransfer();
    pointer = bytes[0] & 0xff;
    for (int i = 1; i < bytes.length; i++) {
      store(pointer, bytes[i]);
      advance();
    }
    updateOutputs();
  }

  @Override
  public synchronized int readRegister(int register) {
    beginTransfer();
    pointer = register & 0xff;
    int value = registers[pointer] & 0xff;
    advance();
    return value;
  }

  /// Does nothing: a chip does not notice that the bus is closed, and keeps its pulses.
  @Override
  public void close() {}

  // The words of the kernel, so that a drill with this chip looks like one with the real chip.
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread transfers, any may read
  private void beginTransfer() {
    if (!plugged) {
      throw new ActuatorException("emulated PCA9685: No such device or address");
    }
    transfers++;
  }

  private void advance() {
    if ((registers[MODE1] & AUTO_INCREMENT) != 0) {
      pointer = pointer == LAST_LED ? 0 : (pointer + 1) & 0xff;
    }
  }

  private void store(int register, byte value) {
    if (register == MODE1) {
      storeMode1(value & 0xff);
    } else if (register <= LAST_LED) {
      registers[register] = value;
    } else if (register >= ALL_LED && register <= ALL_LED_OFF_H) {
      registers[register] = value;
      for (int channel = 0; channel < CHANNELS; channel++) {
        registers[channelRegister(channel) + register - ALL_LED] = value;
      }
    } else if (register == PRESCALE && asleep()) {
      registers[PRESCALE] = (byte) Math.max(MIN_PRESCALE, value & 0xff);
    }
  }

  private void storeMode1(int value) {
    int restart = registers[MODE1] & RESTART;
    if ((value & RESTART) != 0) {
      restart = 0;
    } else if ((value & SLEEP) != 0 && !asleep()) {
      restart = RESTART;
    }
    registers[MODE1] = (byte) ((value & ~RESTART) | restart);
  }

  private boolean asleep() {
    return (registers[MODE1] & SLEEP) != 0;
  }

  private void updateOutputs() {
    for (int channel = 0; channel < CHANNELS; channel++) {
      pulseMicros.set(channel, Pca9685Pulse.micros(view, channel));
    }
  }

  private int counts(int lowRegister) {
    return (registers[lowRegister + 1] & 0x0f) << 8 | (registers[lowRegister] & 0xff);
  }
}
