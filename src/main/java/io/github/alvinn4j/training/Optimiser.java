package io.github.alvinn4j.training;

/// How the weights follow the gradient `g = dE/dw`, at the learning rate `eta`.
public sealed interface Optimiser {

  /// Gradient descent with momentum: `v = momentum v - eta g`, `w = w + v`.
  ///
  /// With momentum 0 it is the lecture's `dw = -eta g`. A steady gradient moves a weight by `eta /
  /// (1 - momentum)` times itself.
  ///
  /// @param momentum the share of a weight's last movement that is repeated, 0 .. below 1
  record Sgd(float momentum) implements Optimiser {
    /// Checks the share.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Sgd {
      Expect.that("momentum", momentum, momentum >= 0 && momentum < 1, "0..below 1");
    }
  }

  /// Adam, every weight with a step size of its own (Kingma and Ba 2015, algorithm 1), `t` = 1 for
  /// the first step:
  ///
  /// ```
  /// m = beta1 m + (1 - beta1) g          v = beta2 v + (1 - beta2) g^2
  /// w = w - eta (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
  /// ```
  ///
  /// @param beta1 how much of the mean gradient is kept at each step, 0 .. below 1
  /// @param beta2 how much of the mean square is kept at each step, 0 .. below 1
  /// @param epsilon keeps a weight without gradients from a division by 0, above 0 .. 1
  record Adam(float beta1, float beta2, float epsilon) implements Optimiser {
    /// The values of the paper.
    public static final Adam STANDARD = new Adam(0.9f, 0.999f, 1e-8f);

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Adam {
      Expect.that("beta1", beta1, beta1 >= 0 && beta1 < 1, "0..below 1");
      Expect.that("beta2", beta2, beta2 >= 0 && beta2 < 1, "0..below 1");
      Expect.that("epsilon", epsilon, epsilon > 0 && epsilon <= 1, "above 0..1");
    }
  }
}
