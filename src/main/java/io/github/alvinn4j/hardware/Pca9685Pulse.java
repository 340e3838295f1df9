package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.COUNTS_PER_PERIOD;
import static io.github.alvinn4j.hardware.Pca9685Registers.FULL;
import static io.github.alvinn4j.hardware.Pca9685Registers.MODE1;
import static io.github.alvinn4j.hardware.Pca9685Registers.OSCILLATOR_HERTZ;
import static io.github.alvinn4j.hardware.Pca9685Registers.PRESCALE;
import static io.github.alvinn4j.hardware.Pca9685Registers.SLEEP;
import static io.github.alvinn4j.hardware.Pca9685Registers.channelRegister;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a probe on an output of a PCA9685 with these registers would measure.
final class Pca9685Pulse {
  private static final int OSCILLATOR_MEGAHERTZ = OSCILLATOR_HERTZ / 1_000_000;

  private Pca9685Pulse() {}

  /// The pulse of one channel in microseconds, rounded half up, or [PulseOutputs#NO_PULSE]: a chip
  /// asleep has none, and an output that is always on has no edge.
  ///
  /// @param registers all 256, not modified
  /// @param channel 0..15
  static int micros(MemorySegment registers, int channel) {
    int first = channelRegister(channel);
    boolean asleep = (at(registers, MODE1) & SLEEP) != 0;
    if (asleep || ((at(registers, first + 1) | at(registers, first + 3)) & FULL) != 0) {
      return PulseOutputs.NO_PULSE;
    }
    int counts =
        (counts(registers, first + 2) - counts(registers, first)) & (COUNTS_PER_PERIOD - 1);
    int clocks = counts * (at(registers, PRESCALE) + 1);
    return (2 * clocks + OSCILLATOR_MEGAHERTZ) / (2 * OSCILLATOR_MEGAHERTZ);
  }

  private static int counts(MemorySegment registers, int lowRegister) {
    return (at(registers, lowRegister + 1) & 0x0f) << 8 | at(registers, lowRegister);
  }

  private static int at(MemorySegment registers, int register) {
    return registers.get(ValueLayout.JAVA_BYTE, register) & 0xff;
  }
}
