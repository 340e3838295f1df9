package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.COUNTS_PER_PERIOD;
import static io.github.alvinn4j.hardware.Pca9685Registers.FULL;
import static io.github.alvinn4j.hardware.Pca9685Registers.REGISTERS_PER_CHANNEL;
import static io.github.alvinn4j.hardware.Pca9685Registers.channelRegister;

/// What neighbouring channels of a PCA9685 shall put out, as the bytes of one transfer.
///
/// The chip changes its outputs at the end of a transfer, so that all channels of a block change at
/// once and none is ever seen half written. Mutable and reused; used by one thread.
final class ChannelBlock {
  private final int firstChannel;
  private final byte[] bytes;

  /// A block whose channels are all off.
  ///
  /// @param firstChannel 0..15
  /// @param lastChannel not below the first, 0..15
  ChannelBlock(int firstChannel, int lastChannel) {
    this.firstChannel = firstChannel;
    this.bytes = new byte[1 + REGISTERS_PER_CHANNEL * (lastChannel - firstChannel + 1)];
    bytes[0] = (byte) channelRegister(firstChannel);
    for (int channel = firstChannel; channel <= lastChannel; channel++) {
      put(channel, 0);
    }
  }

  /// Sets how long in each period a channel is on.
  ///
  /// @param channel one of the block's
  /// @param counts 0 is always off, 4096 always on; each an output without edges
  void put(int channel, int counts) {
    int at = 1 + REGISTERS_PER_CHANNEL * (channel - firstChannel);
    boolean on = counts >= COUNTS_PER_PERIOD;
    boolean off = counts <= 0;
    bytes[at] = 0;
    bytes[at + 1] = on ? (byte) FULL : 0;
    bytes[at + 2] = on || off ? 0 : (byte) counts;
    bytes[at + 3] = off ? (byte) FULL : on ? 0 : (byte) (counts >> 8);
  }

  /// The register of the first channel, then the values of all; valid until the next change.
  byte[] bytes() {
    return bytes;
  }

  int firstRegister() {
    return channelRegister(firstChannel);
  }

  int registers() {
    return bytes.length - 1;
  }

  /// The first register of the block that differs from what was read back, or -1.
  ///
  /// @param read as many values as the block has registers, not modified
  int firstDifference(byte[] read) {
    for (int i = 0; i < read.length; i++) {
      if (read[i] != bytes[1 + i]) {
        return firstRegister() + i;
      }
    }
    return -1;
  }
}
