package io.github.alvinn4j.network;

import java.util.zip.CRC32C;

/// The sigmoid in integers: 513 entries over -16..+16, linear between.
///
/// Input is `z` in Q.10 (1024 is 1.0), held at -16384..16383. Largest error against the exact
/// sigmoid 6.71e-5 in Q0.15 (measured over every input by `SigmoidTableTest`). Entries come from
/// StrictMath, so they are the same on every machine.
public final class SigmoidTable {
  /// Fraction bits of the input.
  public static final int INPUT_BITS = 10;

  private static final int HALF_RANGE = 16 << INPUT_BITS;
  private static final int INTERVAL_BITS = 6;
  private static final int INTERVAL_MASK = (1 << INTERVAL_BITS) - 1;
  private static final int INTERVALS = (2 * HALF_RANGE) >> INTERVAL_BITS;

  private final int[] entries = new int[INTERVALS + 1];

  /// Makes the table for outputs of `outputBits` fraction bits, held at `2^outputBits - 1`.
  ///
  /// @param outputBits 8..15
  public SigmoidTable(int outputBits) {
    int one = 1 << outputBits;
    for (int i = 0; i < entries.length; i++) {
      double z = (double) ((i << INTERVAL_BITS) - HALF_RANGE) / (1 << INPUT_BITS);
      entries[i] = (int) Math.min(one - 1, Math.round(Activation.SIGMOID.of(z) * one));
    }
  }

  /// The sigmoid of `z`.
  ///
  /// @param zQ10 any integer
  /// @return 0 .. 2^outputBits-1, rounded half up between entries
  public int of(int zQ10) {
    int z = Math.max(-HALF_RANGE, Math.min(HALF_RANGE - 1, zQ10)) + HALF_RANGE;
    int index = z >> INTERVAL_BITS;
    int low = entries[index];
    int rise = (entries[index + 1] - low) * (z & INTERVAL_MASK);
    return low + ((rise + (1 << (INTERVAL_BITS - 1))) >> INTERVAL_BITS);
  }

  /// Takes the entries into a checksum.
  void sumUp(CRC32C sum) {
    IntegerLayer.sumUp(entries, sum);
  }
}
