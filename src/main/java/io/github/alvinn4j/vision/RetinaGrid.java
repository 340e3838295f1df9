package io.github.alvinn4j.vision;

/// Where the middles of a retina's pixels lie in the picture, and back.
///
/// Used while a [ShiftedView] is made, on one thread.
final class RetinaGrid {
  private final GroundPlane ground;
  private final int rows;
  private final int columns;
  private final double columnWidth; // picture pixels that a retina pixel covers from left to right
  private final double rowHeight;
  private final int top; // first picture row of the region

  RetinaGrid(GroundPlane ground, RetinaSettings retina) {
    this.ground = ground;
    this.rows = retina.rows();
    this.columns = retina.columns();
    this.top = ground.heightPixels() * retina.regionTopPercent() / 100;
    int bottom = ground.heightPixels() * retina.regionBottomPercent() / 100;
    this.columnWidth = (double) ground.widthPixels() / columns;
    this.rowHeight = (double) (bottom - top) / rows;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /// `u` of the middle of a retina column, in focal lengths to the right of the optical axis.
  double across(int column) {
    return ground.across((column + 0.5) * columnWidth - 0.5);
  }

  /// `v` of the middle of a retina row, in focal lengths below the optical axis.
  double below(int row) {
    return ground.below(top + (row + 0.5) * rowHeight - 0.5);
  }

  /// The retina column of a `u`, held within the retina.
  double column(double across) {
    double column = (ground.column(across) + 0.5) / columnWidth - 0.5;
    return Math.clamp(column, 0.0, columns - 1.0);
  }

  /// The retina row of a `v`, held within the retina.
  double row(double below) {
    double row = (ground.row(below) + 0.5 - top) / rowHeight - 0.5;
    return Math.clamp(row, 0.0, rows - 1.0);
  }
}
