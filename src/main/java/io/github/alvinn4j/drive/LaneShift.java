package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.ShiftedView;

/// Lets a network drive beside the line that it has learned: a virtual camera and the steering that
/// belongs to it.
///
/// The network is shown what a camera on its own line would see, so the car settles where that
/// picture is the usual one: beside it. What the network then steers is meant for its own line; a
/// line at a distance `s` to its right has the curvature `k / (1 - k s)`, since the circles share
/// their centre. All tables are made once, in steps of a centimetre, and a change of lane runs
/// through them: no allocation in a tick.
///
/// [#want(double)] and [#wantedMeters()] are safe from any thread, all else is the drive thread's.
public final class LaneShift {
  /// The largest shift to either side.
  public static final double MAX_METERS = 0.5;

  private static final int STEPS_PER_METER = 100;
  private static final int MAX_STEPS = (int) (MAX_METERS * STEPS_PER_METER);

  /// How fast the line moves sideways: 15 cm in two seconds.
  private static final double METERS_PER_SECOND = 0.075;

  private static final int ENTRY_BITS = 8;
  private static final int ENTRIES = (1 << (16 - ENTRY_BITS)) + 1;
  private static final int Q15_ONE = Short.MAX_VALUE;
  private static final int Q15_RANGE = 1 << 15;
  private static final int STEP_Q16 = 1 << 16;

  private final GroundPlane ground;
  private final int[][] steering; // (steps, entries), Q15
  private final int speedQ16; // steps of a frame
  private volatile int wantedSteps;
  private int positionQ16; // steps from the network's own line

  /// Makes the tables for the steering; on the network's own line to begin with.
  ///
  /// @param ground the camera, and the size of its pictures
  /// @param geometry of the car
  /// @param rateHertz of the pictures, 1 or more
  public LaneShift(GroundPlane ground, VehicleGeometry geometry, int rateHertz) {
    this.ground = ground;
    this.speedQ16 = (int) Math.round(METERS_PER_SECOND * STEPS_PER_METER * STEP_Q16 / rateHertz);
    this.steering = new int[2 * MAX_STEPS + 1][ENTRIES];
    for (int step = -MAX_STEPS; step <= MAX_STEPS; step++) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        double own = (double) ((entry << ENTRY_BITS) - Q15_RANGE) / Q15_ONE;
        double shifted = steering(geometry, own, (double) step / STEPS_PER_METER);
        steering[step + MAX_STEPS][entry] = (int) Math.round(shifted * Q15_ONE);
      }
    }
  }

  // Held at full lock: a tighter circle than that cannot be driven, nor one around a centre that
  // lies between the two lines.
  private static double steering(VehicleGeometry geometry, double own, double shiftMeters) {
    double curvature = geometry.curvaturePerMeter(Math.clamp(own, -1.0, 1.0));
    double shrink = 1 - curvature * shiftMeters;
    double highest = geometry.maxCurvaturePerMeter();
    return Math.abs(curvature) >= highest * shrink
        ? Math.signum(curvature)
        : geometry.steering(curvature / shrink);
  }

  /// Makes the views that a retina needs, one for each step.
  ShiftedView[] views(RetinaSettings retina) {
    ShiftedView[] views = new ShiftedView[2 * MAX_STEPS + 1];
    for (int step = -MAX_STEPS; step <= MAX_STEPS; step++) {
      // The car is to be right of the network's line: that line is left of the camera.
      views[step + MAX_STEPS] =
          new ShiftedView(ground, retina, -(double) step / STEPS_PER_METER, 0);
    }
    return views;
  }

  /// Wants another line; the car changes to it within some frames.
  ///
  /// @param meters to the right of the network's own line, held within `-0.5..0.5`
  public void want(double meters) {
    wantedSteps = Math.clamp(Math.round(meters * STEPS_PER_METER), -MAX_STEPS, MAX_STEPS);
  }

  /// Where the car is to drive in the end, in meters to the right.
  public double wantedMeters() {
    return (double) wantedSteps / STEPS_PER_METER;
  }

  /// Goes on with a change of line; once for each frame.
  void advance() {
    int way = wantedSteps * STEP_Q16 - positionQ16;
    positionQ16 += Math.clamp(way, -speedQ16, speedQ16);
  }

  /// Where the line is now, in meters to the right of the network's own.
  public double meters() {
    return (double) steps() / STEPS_PER_METER;
  }

  private int steps() {
    return (positionQ16 + STEP_Q16 / 2) >> 16;
  }

  /// Whether the line is the network's own.
  boolean isOwn() {
    return steps() == 0;
  }

  /// Which of the [#views] shows the present line.
  int view() {
    return steps() + MAX_STEPS;
  }

  /// The steering on the present line.
  ///
  /// @param ownQ15 what the network steers on its own line, -32767..32767
  /// @return -32767..32767
  int steeringQ15(int ownQ15) {
    if (isOwn()) {
      return ownQ15;
    }
    int[] table = steering[view()];
    int place = ownQ15 + Q15_RANGE;
    int entry = place >> ENTRY_BITS;
    int beyond = place & ((1 << ENTRY_BITS) - 1);
    int low = table[entry];
    return low + (((table[entry + 1] - low) * beyond) >> ENTRY_BITS);
  }
}
