package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;

/// What keeps a network from learning its drive by heart. Biases are never held back.
///
/// What is minimised is the mean error of the patterns with a price on the weights:
///
/// ```
/// L2:   E + (l2 / 2) sum w^2      dw = -eta (dE/dw + l2 w)
/// L1:   E + l1 sum |w|            dw = -eta (dE/dw + l1 sign w)
/// ```
///
/// L1 as written would jump about 0 for ever. Here a weight whose pull towards 0 would take it past
/// 0 becomes 0 and stays there until the error's gradient is stronger than `l1` (soft threshold: `w
/// = sign(w) max(0, |w| - eta l1)` after the step on E). The gradients of single patterns lift many
/// weights off 0 again; those of batches leave more of them there. With momentum both are as strong
/// as written. With Adam the price is paid beside its steps, not through their means: `w = w - eta
/// l2 w` (Loshchilov and Hutter 2019, AdamW) and the same threshold.
///
/// Dropout: in training each hidden unit is silent for a pattern with probability `dropout`, so
/// that no unit can lean on another. When driving all speak and what they say is scaled by `1 -
/// dropout`, which is the mean of what the outputs heard. [#forDriving] folds that into the weights
/// of the output layer; the integer form knows nothing of it.
///
/// @param l1 price of a weight's size, 0..10
/// @param l2 price of half a weight's square, 0..10
/// @param dropout probability of silence, 0 .. 0.9
public record Regularisation(float l1, float l2, float dropout) {
  /// Nothing is held back.
  public static final Regularisation NONE = new Regularisation(0, 0, 0);

  /// Checks the values.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public Regularisation {
    Expect.that("l1", l1, l1 >= 0 && l1 <= 10, "0..10");
    Expect.that("l2", l2, l2 >= 0 && l2 <= 10, "0..10");
    Expect.that("dropout", dropout, dropout >= 0 && dropout <= 0.9f, "0..0.9");
  }

  /// The network that drives: a copy whose output weights are multiplied with `1 - dropout`.
  ///
  /// @param network as it is trained, not modified
  public FloatNetwork forDriving(FloatNetwork network) {
    FloatNetwork driving = network.copy();
    if (dropout > 0) {
      FloatLayer output = driving.layers().getLast();
      for (int unit = 0; unit < output.units(); unit++) {
        float[] weights = output.weights(unit);
        for (int i = 0; i < weights.length; i++) {
          weights[i] *= 1 - dropout;
        }
      }
    }
    return driving;
  }
}
