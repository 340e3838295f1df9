package io.github.alvinn4j.training;

/// How the learning rate changes from epoch to epoch. StrictMath: the same bits anywhere.
public sealed interface Schedule {
  /// The learning rate of an epoch.
  ///
  /// @param first the rate of the first epoch
  /// @param epoch 1 .. epochs
  /// @param epochs how many there will be at most
  float rate(float first, int epoch, int epochs);

  /// Each epoch's rate is the last one's times `decay`; with 1 it stays the same.
  ///
  /// @param decay above 0 .. 1
  record Geometric(float decay) implements Schedule {
    /// Checks the decay.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Geometric {
      Expect.that("decay", decay, decay > 0 && decay <= 1, "above 0..1");
    }

    @Override
    public float rate(float first, int epoch, int epochs) {
      float rate = first;
      for (int past = 1; past < epoch; past++) {
        rate *= decay;
      }
      return rate;
    }
  }

  /// Half a cosine from the first rate down to a share of it (Loshchilov and Hutter 2017, without
  /// restarts): `first (lowest + (1 - lowest) (1 + cos(pi (epoch - 1) / epochs)) / 2)`.
  ///
  /// It goes to its end only if the training does: early stopping cuts it.
  ///
  /// @param lowest the share of the first rate that it falls towards, 0..1
  record Cosine(float lowest) implements Schedule {
    /// Checks the share.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Cosine {
      Expect.that("lowest_rate_share", lowest, lowest >= 0 && lowest <= 1, "0..1");
    }

    @Override
    public float rate(float first, int epoch, int epochs) {
      double height = (1 + StrictMath.cos(StrictMath.PI * (epoch - 1) / epochs)) / 2;
      return (float) (first * (lowest + (1 - lowest) * height));
    }
  }
}
