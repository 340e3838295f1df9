package io.github.alvinn4j.vision;

/// Finds which point of the retina shows what a pixel of a shifted and rotated camera would show.
///
/// On the ground the two cameras' pictures are a homography of each other. What lies above the
/// horizon is taken as infinitely far: it rotates only. A ground point that the retina does not
/// show is continued along the road: it is looked for on the line through it that is parallel to
/// the car's direction, and the nearest point of that line which the retina shows stands for it.
/// Used while a [ShiftedView] is made, on one thread.
final class SourcePoint {
  private static final double LEAST_DEPTH = 1e-9;

  private final RetinaGrid grid;
  private final double height; // of the lens, meters
  private final double lensAhead; // meters
  private final double sinPitch;
  private final double cosPitch;
  private final double shift; // meters
  private final double sinRotation;
  private final double cosRotation;
  private final double farthestAcross; // largest |u| on the retina
  private final double lowest; // largest v on the retina
  private final double highest; // smallest v on the retina
  private double column;
  private double row;

  SourcePoint(GroundPlane ground, RetinaGrid grid, double shiftMeters, double rotationRadians) {
    this.grid = grid;
    this.height = ground.heightMeters();
    this.lensAhead = ground.lensAheadMeters();
    this.sinPitch = StrictMath.sin(ground.pitchRadians());
    this.cosPitch = StrictMath.cos(ground.pitchRadians());
    this.shift = shiftMeters;
    this.sinRotation = StrictMath.sin(rotationRadians);
    this.cosRotation = StrictMath.cos(rotationRadians);
    this.farthestAcross = grid.across(grid.columns() - 1);
    this.lowest = grid.below(grid.rows() - 1);
    this.highest = grid.below(0);
  }

  /// Retina column of the point that was found last, 0 .. columns-1.
  double column() {
    return column;
  }

  /// Retina row of the point that was found last, 0 .. rows-1.
  double row() {
    return row;
  }

  /// Finds the point for one pixel of the shifted and rotated retina.
  void find(int targetRow, int targetColumn) {
    double u = grid.across(targetColumn);
    double v = grid.below(targetRow);
    double ahead = cosPitch - v * sinPitch;
    double down = sinPitch + v * cosPitch;
    if (down > 0) {
      double scale = height / down;
      double right = scale * u;
      double forward = scale * ahead + lensAhead;
      findGround(
          shift + right * cosRotation + forward * sinRotation,
          forward * cosRotation - right * sinRotation - lensAhead);
    } else {
      findSky(u * cosRotation + ahead * sinRotation, ahead * cosRotation - u * sinRotation, down);
    }
  }

  private void findSky(double right, double ahead, double down) {
    double depth = ahead * cosPitch + down * sinPitch;
    if (depth < LEAST_DEPTH) { // beside or behind the camera
      set(Math.copySign(farthestAcross, right), highest);
    } else {
      set(right / depth, (down * cosPitch - ahead * sinPitch) / depth);
    }
  }

  private void findGround(double right, double ahead) {
    double seen = Math.min(Math.max(ahead, nearestSeen(right)), farthestSeen());
    double depth = seen * cosPitch + height * sinPitch;
    if (depth < LEAST_DEPTH) {
      set(Math.copySign(farthestAcross, right), lowest);
    } else {
      set(right / depth, (height * cosPitch - seen * sinPitch) / depth);
    }
  }

  // The depth of a point must be at least |right| / farthestAcross, or it is beside the retina; and
  // its v must not be below the lowest row.
  private double nearestSeen(double right) {
    double forSides =
        farthestAcross > 0
            ? (Math.abs(right) / farthestAcross - height * sinPitch) / cosPitch
            : Double.NEGATIVE_INFINITY;
    double lowestDown = sinPitch + lowest * cosPitch;
    double forBottom =
        lowestDown > 0
            ? height * (cosPitch - lowest * sinPitch) / lowestDown
            : Double.NEGATIVE_INFINITY;
    return Math.max(forSides, forBottom);
  }

  private double farthestSeen() {
    double highestDown = sinPitch + highest * cosPitch;
    return highestDown > 0
        ? height * (cosPitch - highest * sinPitch) / highestDown
        : Double.POSITIVE_INFINITY;
  }

  private void set(double across, double below) {
    column = grid.column(across);
    row = grid.row(below);
  }
}
