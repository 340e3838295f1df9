package io.github.alvinn4j.vision;

/// What the camera would see if the car stood shifted and rotated on the same flat ground.
///
/// A table, made once: for each pixel the four pixels of the original retina around its source (see
/// [SourcePoint]) and how far between them it lies. Immutable; [#apply] is integer, allocates
/// nothing and is safe from any thread.
public final class ShiftedView {
  private static final int FRACTION_BITS = 5;
  private static final int ONE = 1 << FRACTION_BITS;
  private static final int HALF = 1 << (2 * FRACTION_BITS - 1);

  private final int rightStep; // from a pixel to its right neighbour; 0 on a retina of one column
  private final int downStep;
  private final double shiftMeters;
  private final double rotationRadians;
  private final int[] sources; // (pixels of a plane) upper left of the four
  private final int[] across; // (pixels of a plane) 0..32, share of the right pair
  private final int[] below; // (pixels of a plane) 0..32, share of the lower pair

  /// Makes the table; it takes some tens of microseconds.
  ///
  /// @param ground the camera, and the size of the pictures it gives
  /// @param retina how its pictures become retinas
  /// @param shiftMeters to the right of where the car is
  /// @param rotationRadians to the right of where it looks, about the point that
  ///   [GroundPlane#lensAheadMeters()] counts from; -1.5..1.5
  /// @throws IllegalArgumentException if the rotation is out of range
  public ShiftedView(
      GroundPlane ground, RetinaSettings retina, double shiftMeters, double rotationRadians) {
    if (!(Math.abs(rotationRadians) <= 1.5)) {
      throw new IllegalArgumentException(
          "rotation = %s radians, expected -1.5..1.5".formatted(rotationRadians));
    }
    this.shiftMeters = shiftMeters;
    this.rotationRadians = rotationRadians;
    RetinaGrid grid = new RetinaGrid(ground, retina);
    int pixels = grid.rows() * grid.columns();
    this.rightStep = grid.columns() > 1 ? 1 : 0;
    this.downStep = grid.rows() > 1 ? grid.columns() : 0;
    this.sources = new int[pixels];
    this.across = new int[pixels];
    this.below = new int[pixels];
    SourcePoint point = new SourcePoint(ground, grid, shiftMeters, rotationRadians);
    for (int row = 0, pixel = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++, pixel++) {
        point.find(row, column);
        int left = Math.max(0, Math.min((int) point.column(), grid.columns() - 2));
        int upper = Math.max(0, Math.min((int) point.row(), grid.rows() - 2));
        sources[pixel] = upper * grid.columns() + left;
        across[pixel] = (int) Math.round((point.column() - left) * ONE);
        below[pixel] = (int) Math.round((point.row() - upper) * ONE);
      }
    }
  }

  /// Shows a retina as the shifted and rotated camera would see it.
  ///
  /// @param pixels (planes, rows, columns) of the original, 0..255 each, not modified; any number
  ///   of planes, one after another
  /// @param shifted (planes, rows, columns), overwritten; another array than `pixels`
  /// @throws IllegalArgumentException if the number of pixels is not that of whole planes
  public void apply(int[] pixels, int[] shifted) {
    if (pixels.length != shifted.length || pixels.length % sources.length != 0) {
      throw new IllegalArgumentException(
          "pixels = %d, into %d, expected planes of %d"
              .formatted(pixels.length, shifted.length, sources.length));
    }
    for (int plane = 0; plane < pixels.length; plane += sources.length) {
      apply(pixels, shifted, plane);
    }
  }

  private void apply(int[] pixels, int[] shifted, int plane) {
    for (int pixel = 0; pixel < sources.length; pixel++) {
      int at = plane + sources[pixel];
      int right = across[pixel];
      int left = ONE - right;
      int upper = pixels[at] * left + pixels[at + rightStep] * right;
      int lower = pixels[at + downStep] * left + pixels[at + downStep + rightStep] * right;
      int down = below[pixel];
      shifted[plane + pixel] = (upper * (ONE - down) + lower * down + HALF) >> (2 * FRACTION_BITS);
    }
  }

  /// Number of pixels of one plane.
  public int pixels() {
    return sources.length;
  }

  /// How far to the right the camera stands.
  public double shiftMeters() {
    return shiftMeters;
  }

  /// How far to the right it looks.
  public double rotationRadians() {
    return rotationRadians;
  }
}
