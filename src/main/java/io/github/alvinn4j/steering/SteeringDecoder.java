package io.github.alvinn4j.steering;

import io.github.alvinn4j.network.OutputCoding;

/// Reads the steering off the output units, in integers only.
///
/// Holds buffers, so one decoder belongs to one thread. Allocates nothing when decoding.
public final class SteeringDecoder {
  /// Fraction bits of a position on the axis.
  static final int POSITION_BITS = 16;

  private static final int Q15_ONE = Short.MAX_VALUE;

  /// Units on each side of the most active one that count for the centre of mass: the window with
  /// the least noise that has almost no bias (alvinn notes, section 1.4).
  private static final int MASS_WINDOW = 5;

  private final OutputCoding coding;
  private final DecodingMethod method;
  private final int units;
  private final HillFit fit;

  /// Makes a decoder.
  ///
  /// @param coding what the outputs are
  /// @param units number of outputs: 2..512 for a hill, 1 for a single unit
  /// @param method how a hill is read; a single unit needs none
  /// @throws IllegalArgumentException if the number of units does not suit the coding
  public SteeringDecoder(OutputCoding coding, int units, DecodingMethod method) {
    if (coding == OutputCoding.SINGLE && units != 1) {
      throw new IllegalArgumentException(
          "units = %d, expected 1 for a single output".formatted(units));
    }
    this.coding = coding;
    this.method = method;
    this.units = units;
    // A single unit is no axis; its fit is over the smallest one and never asked.
    this.fit = new HillFit(new SteeringAxis(coding == OutputCoding.HILL ? units : 2));
  }

  /// Decodes one set of activations.
  ///
  /// @param outputsQ15 (units), not modified
  /// @param estimate overwritten
  public void decode(int[] outputsQ15, SteeringEstimate estimate) {
    if (coding == OutputCoding.SINGLE) {
      estimate.set(Math.clamp(outputsQ15[0], -Q15_ONE, Q15_ONE), 0);
      return;
    }
    int position =
        switch (method) {
          case LEAST_SQUARES -> fit.positionQ16(outputsQ15);
          case CENTRE_OF_MASS -> centreOfMassQ16(outputsQ15);
          case ARGMAX -> argmax(outputsQ15) << POSITION_BITS;
        };
    estimate.set(steeringQ15(position), position);
  }

  // steering = 2 position / (units - 1) - 1, rounded half up.
  private int steeringQ15(int positionQ16) {
    long span = (long) (units - 1) << POSITION_BITS;
    long twiceOffset = 2L * positionQ16 - span;
    return (int) Math.floorDiv(2 * twiceOffset * Q15_ONE + span, 2 * span);
  }

  private static int argmax(int[] outputs) {
    int best = 0;
    for (int unit = 1; unit < outputs.length; unit++) {
      if (outputs[unit] > outputs[best]) {
        best = unit;
      }
    }
    return best;
  }

  private static int centreOfMassQ16(int[] outputs) {
    int peak = argmax(outputs);
    int first = Math.max(0, peak - MASS_WINDOW);
    int last = Math.min(outputs.length - 1, peak + MASS_WINDOW);
    long mass = 0;
    long moment = 0;
    for (int unit = first; unit <= last; unit++) {
      mass += outputs[unit];
      moment += (long) outputs[unit] * unit;
    }
    return mass == 0
        ? peak << POSITION_BITS
        : (int) Math.floorDiv((moment << (POSITION_BITS + 1)) + mass, 2 * mass);
  }
}
