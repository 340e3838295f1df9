package io.github.alvinn4j.learning;

/// Whether the scene moves against the steering, as it must.
///
/// A car that is steered right sees the scene move left, 0.2 s later (measured on recorded drives
/// of five cars). Kept is the correlation of both without their means, since a long bend is
/// evidence too, weighted by age with a time constant of 0.4 s: about -0.5 to -0.95 for people who
/// drive. Used by one thread; allocates nothing after construction.
final class TurnWatch {
  /// From a command to the turn that the camera sees.
  private static final long LAG_NANOS = 200_000_000L;

  private static final double TIME_CONSTANT_NANOS = 400e6;

  /// Less steering than this says nothing of its sign.
  private static final double LEAST_STEERING = 0.1;

  /// Less movement than this, in columns, neither.
  private static final double LEAST_SHIFT = 0.1;

  /// Less evidence than this, in seconds, neither.
  private static final double LEAST_SECONDS = 0.25;

  /// A larger movement is a jump that the motion's arithmetic does not hold for.
  private static final double LARGEST_SHIFT = 3;

  /// Above this the steering is reversed; in recorded drives of people it is in 1 of 4800 pictures.
  private static final double REVERSED = 0.3;

  private final long[] nanos = new long[128];
  private final double[] steerings = new double[128];
  private int newest = -1;
  private int known;
  private double weightSeconds;
  private double steeringSquares;
  private double shiftSquares;
  private double products;

  /// Takes a steering and the movement of the scene that was seen with it.
  ///
  /// @param steering -1..1, + is right
  /// @param shiftColumns + is right
  void see(long now, double steering, double shiftColumns) {
    double passed = known == 0 ? 0 : Math.max(0, now - nanos[newest]);
    newest = (newest + 1) % nanos.length;
    nanos[newest] = now;
    steerings[newest] = steering;
    known = Math.min(known + 1, nanos.length);
    int then = before(now - LAG_NANOS);
    if (then < 0) {
      return;
    }
    double keep = StrictMath.exp(-passed / TIME_CONSTANT_NANOS);
    double weight = passed / 1e9;
    double shift = Math.clamp(shiftColumns, -LARGEST_SHIFT, LARGEST_SHIFT);
    weightSeconds = keep * weightSeconds + weight;
    steeringSquares = keep * steeringSquares + weight * steerings[then] * steerings[then];
    shiftSquares = keep * shiftSquares + weight * shift * shift;
    products = keep * products + weight * steerings[then] * shift;
  }

  // The newest place that is not younger than a time, or -1.
  private int before(long latest) {
    for (int back = 0; back < known; back++) {
      int place = Math.floorMod(newest - back, nanos.length);
      if (nanos[place] <= latest) {
        return place;
      }
    }
    return -1;
  }

  /// Correlation of steering and movement, -1..1; 0 as long as there is too little of either.
  double correlation() {
    boolean told =
        weightSeconds >= LEAST_SECONDS
            && steeringSquares > LEAST_STEERING * LEAST_STEERING * weightSeconds
            && shiftSquares > LEAST_SHIFT * LEAST_SHIFT * weightSeconds;
    return told ? products / StrictMath.sqrt(steeringSquares * shiftSquares) : 0;
  }

  /// Whether the scene moves with the steering.
  boolean reversed() {
    return correlation() > REVERSED;
  }

  /// Forgets what was before.
  void restart() {
    known = 0;
    newest = -1;
    weightSeconds = 0;
    steeringSquares = 0;
    shiftSquares = 0;
    products = 0;
  }
}
