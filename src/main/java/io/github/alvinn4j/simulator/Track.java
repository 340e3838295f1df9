package io.github.alvinn4j.simulator;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A closed road: its centre line, resampled every 2 cm from a smooth curve, and its borders.
///
/// World coordinates are metres, x right and y up. Immutable; safe from any thread.
public final class Track {
  private static final double STEP_METERS = 0.02;
  private static final int PIECES_PER_SPAN = 64;

  private final String name;
  private final double lengthMeters;
  private final double stepMeters;
  private final double[] x; // (samples) centre line
  private final double[] y;
  private final double[] headingRadians; // (samples) counter-clockwise from x
  private final double[] cos; // (samples) of the heading
  private final double[] sin;
  private final double[] curvaturePerMeter; // (samples) + right
  private final double[] leftMeters; // (samples) to the left border
  private final double[] rightMeters;

  private Track(String name, double lengthMeters, int samples) {
    this.name = name;
    this.lengthMeters = lengthMeters;
    this.stepMeters = lengthMeters / samples;
    this.x = new double[samples];
    this.y = new double[samples];
    this.headingRadians = new double[samples];
    this.cos = new double[samples];
    this.sin = new double[samples];
    this.curvaturePerMeter = new double[samples];
    this.leftMeters = new double[samples];
    this.rightMeters = new double[samples];
  }

  /// Reads a ring from CSV: centre, inner and outer border in metres, first row repeated at the
  /// end.
  ///
  /// @throws TrackException naming file, line, value and expectation
  public static Track read(Path csv) {
    Path file = csv.getFileName();
    String fileName = file == null ? "" : file.toString();
    return through(fileName.replaceFirst("\\.csv$", ""), TrackFile.read(csv));
  }

  static Track through(String name, List<TrackPoint> points) {
    int n = points.size();
    double[] spans = new double[n];
    for (int i = 0; i < n; i++) {
      spans[i] = points.get(i).distanceTo(points.get((i + 1) % n));
    }
    var splineX =
        new PeriodicSpline(points.stream().mapToDouble(TrackPoint::xMeters).toArray(), spans);
    var splineY =
        new PeriodicSpline(points.stream().mapToDouble(TrackPoint::yMeters).toArray(), spans);
    double[] arc = arcLengths(splineX, splineY, spans);
    double length = arc[arc.length - 1];
    var track = new Track(name, length, Math.max(16, (int) Math.round(length / STEP_METERS)));
    int piece = 0;
    for (int k = 0; k < track.x.length; k++) {
      double wanted = k * track.stepMeters;
      while (arc[piece + 1] <= wanted) {
        piece++;
      }
      double part =
          (piece % PIECES_PER_SPAN + (wanted - arc[piece]) / (arc[piece + 1] - arc[piece]))
              / PIECES_PER_SPAN;
      int knot = piece / PIECES_PER_SPAN;
      track.sample(k, splineX, splineY, knot, part * spans[knot]);
      TrackPoint here = points.get(knot);
      TrackPoint next = points.get((knot + 1) % n);
      track.leftMeters[k] = here.leftMeters() * (1 - part) + next.leftMeters() * part;
      track.rightMeters[k] = here.rightMeters() * (1 - part) + next.rightMeters() * part;
    }
    return track;
  }

  private static double[] arcLengths(PeriodicSpline sx, PeriodicSpline sy, double[] spans) {
    double[] arc = new double[spans.length * PIECES_PER_SPAN + 1];
    for (int p = 0; p < arc.length - 1; p++) {
      int knot = p / PIECES_PER_SPAN;
      double piece = spans[knot] / PIECES_PER_SPAN;
      double middle = (p % PIECES_PER_SPAN + 0.5) * piece;
      double dx = sx.slope(knot, middle);
      double dy = sy.slope(knot, middle);
      arc[p + 1] = arc[p] + piece * StrictMath.sqrt(dx * dx + dy * dy);
    }
    return arc;
  }

  private void sample(int k, PeriodicSpline sx, PeriodicSpline sy, int knot, double parameter) {
    x[k] = sx.value(knot, parameter);
    y[k] = sy.value(knot, parameter);
    double dx = sx.slope(knot, parameter);
    double dy = sy.slope(knot, parameter);
    double speed = StrictMath.sqrt(dx * dx + dy * dy);
    double cross =
        dx * sy.secondDerivative(knot, parameter) - dy * sx.secondDerivative(knot, parameter);
    curvaturePerMeter[k] = -cross / (speed * speed * speed);
    headingRadians[k] = StrictMath.atan2(dy, dx);
    cos[k] = dx / speed;
    sin[k] = dy / speed;
  }

  /// The same road driven the other way round, from the same starting point.
  public Track reversed() {
    int n = x.length;
    var other = new Track(name + "-reversed", lengthMeters, n);
    for (int k = 0; k < n; k++) {
      int from = (n - k) % n;
      other.x[k] = x[from];
      other.y[k] = y[from];
      other.headingRadians[k] = headingRadians[from] + Math.PI;
      other.cos[k] = -cos[from];
      other.sin[k] = -sin[from];
      other.curvaturePerMeter[k] = -curvaturePerMeter[from];
      other.leftMeters[k] = rightMeters[from];
      other.rightMeters[k] = leftMeters[from];
    }
    return other;
  }

  /// Name for people: the file's name without its ending, `-reversed` if driven the other way.
  public String name() {
    return name;
  }

  /// Length of the centre line in metres.
  public double lengthMeters() {
    return lengthMeters;
  }

  /// Largest curvature of the centre line in 1/m, without sign.
  public double maxCurvaturePerMeter() {
    double max = 0;
    for (double curvature : curvaturePerMeter) {
      max = Math.max(max, Math.abs(curvature));
    }
    return max;
  }

  /// Finds the place on the centre line nearest to a point, searching downhill from a hint.
  ///
  /// The way along the line is exact to 1 mm and the lateral offset to 0.2 mm for points on the
  /// road.
  ///
  /// @param hintMeters a way along the centre line within half a metre of the answer, any lap
  /// @param position overwritten
  public void project(double xMeters, double yMeters, double hintMeters, TrackPosition position) {
    int k = nearest(xMeters, yMeters, index(hintMeters));
    double dx = xMeters - x[k];
    double dy = yMeters - y[k];
    double along = dx * cos[k] + dy * sin[k];
    double lateral = dx * sin[k] - dy * cos[k];
    // On a circle an offset towards the centre shortens the way by 1 - curvature * offset.
    double stretch = Math.max(0.2, 1 - curvaturePerMeter[k] * lateral);
    fill(k, Math.clamp(along / stretch, -stepMeters, stepMeters), lateral, position);
  }

  /// The place on the centre line at a way along it.
  ///
  /// @param arcMeters any lap
  /// @param position overwritten
  public void at(double arcMeters, TrackPosition position) {
    int k = index(arcMeters);
    fill(k, withinStep(arcMeters, k), 0, position);
  }

  // Taylor around sample k; |ds| is at most one step.
  private void fill(int k, double ds, double lateral, TrackPosition position) {
    int n = x.length;
    int side = ds >= 0 ? (k + 1) % n : (k + n - 1) % n;
    double part = Math.abs(ds) / stepMeters;
    double arc = k * stepMeters + ds;
    position.set(
        arc - lengthMeters * Math.floor(arc / lengthMeters),
        lateral,
        headingRadians[k] - curvaturePerMeter[k] * ds,
        curvaturePerMeter[k] * (1 - part) + curvaturePerMeter[side] * part,
        leftMeters[k] * (1 - part) + leftMeters[side] * part,
        rightMeters[k] * (1 - part) + rightMeters[side] * part);
  }

  /// x in metres of the point at a way along the centre line and an offset to the right of it.
  public double xMeters(double arcMeters, double lateralMeters) {
    int k = index(arcMeters);
    double ds = withinStep(arcMeters, k);
    double turned = headingRadians[k] - curvaturePerMeter[k] * ds;
    double bend = curvaturePerMeter[k] * ds * ds / 2;
    return x[k] + ds * cos[k] + bend * sin[k] + lateralMeters * StrictMath.sin(turned);
  }

  /// y in metres of the point at a way along the centre line and an offset to the right of it.
  public double yMeters(double arcMeters, double lateralMeters) {
    int k = index(arcMeters);
    double ds = withinStep(arcMeters, k);
    double turned = headingRadians[k] - curvaturePerMeter[k] * ds;
    double bend = curvaturePerMeter[k] * ds * ds / 2;
    return y[k] + ds * sin[k] - bend * cos[k] - lateralMeters * StrictMath.cos(turned);
  }

  private double withinStep(double arcMeters, int k) {
    double beyond = arcMeters - k * stepMeters;
    return beyond - lengthMeters * Math.rint(beyond / lengthMeters);
  }

  private int index(double arcMeters) {
    return (int) Math.floorMod(Math.round(arcMeters / stepMeters), (long) x.length);
  }

  private int nearest(double px, double py, int start) {
    int n = x.length;
    int best = start;
    double bestDistance = squaredDistance(px, py, best);
    for (int stride = 8; stride > 0; stride /= 8) {
      for (int sign = -1; sign <= 1; sign += 2) {
        int next = Math.floorMod(best + sign * stride, n);
        double distance = squaredDistance(px, py, next);
        while (distance < bestDistance) {
          best = next;
          bestDistance = distance;
          next = Math.floorMod(best + sign * stride, n);
          distance = squaredDistance(px, py, next);
        }
      }
    }
    return best;
  }

  /// A hint for [#project] from anywhere: the nearest of every eighth sample of the whole ring.
  double locate(double xMeters, double yMeters) {
    int best = 0;
    double bestDistance = Double.MAX_VALUE;
    for (int k = 0; k < x.length; k += 8) {
      double distance = squaredDistance(xMeters, yMeters, k);
      if (distance < bestDistance) {
        best = k;
        bestDistance = distance;
      }
    }
    return best * stepMeters;
  }

  /// The rectangle that holds the centre line, widened on all sides.
  Area area(double marginMeters) {
    return new Area(
        Arrays.stream(x).min().orElseThrow() - marginMeters,
        Arrays.stream(y).min().orElseThrow() - marginMeters,
        Arrays.stream(x).max().orElseThrow() + marginMeters,
        Arrays.stream(y).max().orElseThrow() + marginMeters);
  }

  /// The widest half of the road anywhere.
  double maxHalfWidthMeters() {
    return Math.max(
        Arrays.stream(leftMeters).max().orElseThrow(),
        Arrays.stream(rightMeters).max().orElseThrow());
  }

  /// A rectangle on the ground.
  record Area(double minXMeters, double minYMeters, double maxXMeters, double maxYMeters) {}

  private double squaredDistance(double px, double py, int k) {
    return (px - x[k]) * (px - x[k]) + (py - y[k]) * (py - y[k]);
  }
}
