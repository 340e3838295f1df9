package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.MODE1;
import static io.github.alvinn4j.hardware.Pca9685Registers.PRESCALE;

import io.github.alvinn4j.time.Clock;
import java.util.List;
import java.util.Optional;

/// Reads a PCA9685 back once a second, to see that it does what it was told.
///
/// A chip that lost its power for a moment sleeps and takes writes in silence (A6); a second
/// program on the bus writes other pulses (A14). The pulses are read before each of a few writes in
/// a row: one that writes ten times a second or more is then seen, as its pulses would otherwise
/// always be overwritten before a look. Reading allocates (2 KB a call in Pi4J): seven calls a
/// second for one block, on the thread that writes, never in a tick.
final class Pca9685Watch {
  static final long PERIOD_NANOS = 1_000_000_000L;

  /// With a write every 20 ms these looks span 120 ms.
  private static final int LOOKS_IN_A_ROW = 7;

  private final I2cDevice device;
  private final int prescale;
  private final List<ChannelBlock> blocks;
  private final List<byte[]> readBack;
  private final Clock clock;
  private long begunNanos;
  private int looksLeft;
  private boolean known;
  private Optional<String> loss = Optional.empty();

  Pca9685Watch(I2cDevice device, int prescale, List<ChannelBlock> blocks, Clock clock) {
    this.device = device;
    this.prescale = prescale;
    this.blocks = blocks;
    this.readBack = blocks.stream().map(block -> new byte[block.registers()]).toList();
    this.clock = clock;
  }

  /// The chip was just set up and all is well.
  void begin() {
    loss = Optional.empty();
    known = false;
    looksLeft = 0;
    begunNanos = clock.nanos();
  }

  /// From now on the channels may hold something else than the blocks.
  void mayDiffer() {
    known = false;
  }

  /// The channels hold what the blocks say.
  void sent() {
    known = true;
  }

  /// What is wrong with the chip, from then on for good.
  Optional<String> loss() {
    return loss;
  }

  /// Looks if it is time.
  ///
  /// @throws ActuatorException if the chip does not answer
  void look() {
    long now = clock.nanos();
    if (now - begunNanos >= PERIOD_NANOS) {
      begunNanos = now;
      looksLeft = LOOKS_IN_A_ROW;
      lookAtModes();
    }
    if (looksLeft > 0 && known && loss.isEmpty()) {
      looksLeft--;
      lookAtChannels();
    }
  }

  private void lookAtModes() {
    int mode1 = read(MODE1);
    int presentPrescale = read(PRESCALE);
    if (!Pca9685Chip.isAwake(mode1)) {
      lose("the chip was reset (MODE1 = 0x%02x) and puts out no pulses".formatted(mode1));
    } else if (presentPrescale != prescale) {
      lose(
          "PRESCALE = %d, expected %d: somebody else writes to the chip"
              .formatted(presentPrescale, prescale));
    }
  }

  private void lookAtChannels() {
    for (int i = 0; i < blocks.size(); i++) {
      ChannelBlock block = blocks.get(i);
      byte[] registers = readBack.get(i);
      readAll(block.firstRegister(), registers);
      int different = block.firstDifference(registers);
      if (different >= 0) {
        lose(
            "register 0x%02x does not hold what was written: somebody else writes to the chip"
                .formatted(different));
      }
    }
  }

  private void lose(String reason) {
    if (loss.isEmpty()) {
      loss = Optional.of(reason + "; set up again only when a person arms again");
    }
  }

  private int read(int register) {
    try {
      return device.readRegister(register);
    } catch (ActuatorException once) {
      return device.readRegister(register);
    }
  }

  private void readAll(int first, byte[] into) {
    try {
      device.readRegisters(first, into);
    } catch (ActuatorException once) {
      device.readRegisters(first, into);
    }
  }
}
