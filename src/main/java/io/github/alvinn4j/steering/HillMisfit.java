package io.github.alvinn4j.steering;

/// How far output units are from the ideal hill at the place that was decoded, in integers only.
///
/// Pomerleau's output appearance (OARE): a network on a road it knows shows one clean hill; at a
/// fork, or where it has never been, the outputs look otherwise. The hill has its full height here,
/// so that faint outputs are not taken for sure ones. Immutable; safe from any thread.
public final class HillMisfit {
  /// Steps of the table for one output unit.
  private static final int STEP_BITS = 4;

  private static final int STEP_SHIFT = SteeringDecoder.POSITION_BITS - STEP_BITS;
  private static final int Q15_ONE = Short.MAX_VALUE;

  private final int[] heights; // (units << STEP_BITS) + 1, Q15, by distance from the top

  /// Makes the table.
  ///
  /// @param units number of output units, 2..512
  /// @throws IllegalArgumentException if it is out of range
  public HillMisfit(int units) {
    int distances = (new SteeringAxis(units).units() << STEP_BITS) + 1;
    this.heights = new int[distances];
    for (int i = 0; i < distances; i++) {
      double distance = (double) i / (1 << STEP_BITS);
      heights[i] = (int) Math.round(Hill.height(distance) * Q15_ONE);
    }
  }

  /// How much like the ideal hill the outputs are.
  ///
  /// `1 - sum |output - hill| / sum hill`, at least 0: 1 for the ideal hill, 0 for silence, and for
  /// anything that has as much activation in the wrong places as a hill has altogether.
  ///
  /// @param outputsQ15 (units), 0..32767 each, not modified
  /// @param positionQ16 where the hill was found, 0 .. (units-1) * 65536
  /// @return 0..32767
  public int reliabilityQ15(int[] outputsQ15, int positionQ16) {
    int top = (positionQ16 + (1 << (STEP_SHIFT - 1))) >> STEP_SHIFT;
    long misfit = 0;
    long hill = 0;
    for (int unit = 0; unit < outputsQ15.length; unit++) {
      int height = heights[Math.abs((unit << STEP_BITS) - top)];
      misfit += Math.abs(outputsQ15[unit] - height);
      hill += height;
    }
    return (int) Math.max(0, Q15_ONE - misfit * Q15_ONE / hill);
  }
}
