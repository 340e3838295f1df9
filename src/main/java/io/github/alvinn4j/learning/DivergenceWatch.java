package io.github.alvinn4j.learning;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.steering.Hill;

/// Judges a network after each round of learning, and keeps the last one that was good (M12).
///
/// Good is a network that was followed by a second of good rounds: what goes wrong slowly is not
/// good. Used by one thread; allocates nothing after construction.
final class DivergenceWatch {
  /// Rounds that a network must be followed by before it counts as good.
  private static final int PROVING_ROUNDS = 20;

  /// The mean error looks back five rounds.
  private static final double FAST = 0.2;

  /// So many times the lowest error, and half of what who knows nothing makes, is forgetting.
  private static final double LOSS_RATIO = 3;

  /// Up to so many times the lowest error a network is worth keeping.
  private static final double GOOD_RATIO = 2;

  /// A harder road has a higher lowest error: it doubles in 700 rounds if nothing is lower.
  private static final double CREEP = 1.001;

  /// Weights of networks that drive have a norm of 10 to 30.
  private static final double MOST_NORM = 200;

  private static final double USUAL_NORM = 20;

  /// A round may move the weights by so much of their norm.
  private static final double MOST_UPDATE = 0.5;

  private final FloatNetwork good;
  private final FloatNetwork candidate;
  private final FloatNetwork before;
  private final double ignorantLoss;
  private int rounds;
  private double fast = Double.NaN;
  private double lowest = Double.MAX_VALUE;

  /// Begins with a network that is good.
  ///
  /// @param start not modified; must have a hill of outputs
  DivergenceWatch(FloatNetwork start) {
    this.good = start.copy();
    this.candidate = start.copy();
    this.before = start.copy();
    this.ignorantLoss = ignorantLoss(start.outputs());
  }

  // The error of who says the same for every hill: half the variance of its units.
  private static double ignorantLoss(int units) {
    double sum = 0;
    double squares = 0;
    for (int unit = 0; unit < units; unit++) {
      double height = Hill.height(unit - (units - 1) / 2.0);
      sum += height;
      squares += height * height;
    }
    return (squares - sum * sum / units) / 2;
  }

  /// Judges the network after a round.
  ///
  /// @param network not modified
  /// @param loss mean error of the round's steps
  /// @return what is wrong; then [#restore] has what to go on from
  Divergence judge(FloatNetwork network, double loss) {
    double norm = norm(network);
    double update = distance(network, before);
    double longest = Math.max(norm(before), USUAL_NORM);
    if (!Double.isFinite(norm) || !Double.isFinite(loss)) {
      return Divergence.NOT_FINITE;
    }
    if (norm > MOST_NORM) {
      return Divergence.WEIGHTS;
    }
    if (update > MOST_UPDATE * longest) {
      return Divergence.UPDATE;
    }
    fast = Double.isNaN(fast) ? loss : fast + FAST * (loss - fast);
    if (fast > LOSS_RATIO * lowest && fast > ignorantLoss / 2) {
      return Divergence.LOSS;
    }
    lowest = Math.min(fast, lowest * CREEP);
    copy(network, before);
    rounds++;
    if (rounds % PROVING_ROUNDS == 0 && fast <= GOOD_RATIO * lowest) {
      copy(candidate, good);
      copy(network, candidate);
    }
    return Divergence.NONE;
  }

  /// The last good network: owned by this watch, changed by later rounds.
  FloatNetwork good() {
    return good;
  }

  /// Goes on from the last good network after a divergence.
  void restore() {
    copy(good, candidate);
    copy(good, before);
    rounds = 0;
    fast = Double.NaN;
  }

  /// Whether every weight is a number.
  static boolean finite(FloatNetwork network) {
    return Double.isFinite(norm(network));
  }

  private static double norm(FloatNetwork network) {
    double squares = 0;
    for (FloatLayer layer : network.layers()) {
      for (int unit = 0; unit < layer.units(); unit++) {
        for (float weight : layer.weights(unit)) {
          squares += (double) weight * weight;
        }
        squares += (double) layer.biases()[unit] * layer.biases()[unit];
      }
    }
    return StrictMath.sqrt(squares);
  }

  private static double distance(FloatNetwork one, FloatNetwork other) {
    double squares = 0;
    for (int i = 0; i < one.layers().size(); i++) {
      FloatLayer a = one.layers().get(i);
      FloatLayer b = other.layers().get(i);
      for (int unit = 0; unit < a.units(); unit++) {
        float[] from = a.weights(unit);
        float[] to = b.weights(unit);
        for (int j = 0; j < from.length; j++) {
          double moved = from[j] - to[j];
          squares += moved * moved;
        }
      }
    }
    return StrictMath.sqrt(squares);
  }

  private static void copy(FloatNetwork from, FloatNetwork to) {
    for (int i = 0; i < from.layers().size(); i++) {
      FloatLayer a = from.layers().get(i);
      FloatLayer b = to.layers().get(i);
      for (int unit = 0; unit < a.units(); unit++) {
        System.arraycopy(a.weights(unit), 0, b.weights(unit), 0, a.inputs());
      }
      System.arraycopy(a.biases(), 0, b.biases(), 0, a.units());
    }
  }
}
