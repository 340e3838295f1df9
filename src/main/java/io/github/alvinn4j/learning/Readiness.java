package io.github.alvinn4j.learning;

/// Whether the network that is published could have the wheel: how far it is from the driver on
/// pictures that it has not learned yet.
///
/// Ready means that over the last 200 pictures of sound driving the mean distance was small, and
/// clearly smaller than that of a car that goes straight on. Used by one thread; allocates nothing
/// after construction.
final class Readiness {
  private static final int WINDOW = 200;

  /// Of full lock.
  private static final double MOST_ERROR = 0.05;

  /// Of the error of going straight on, unless that is small itself.
  private static final double MOST_SHARE = 0.35;

  private final double[] errors = new double[WINDOW];
  private final double[] steerings = new double[WINDOW];
  private long count;

  /// Compares one prediction with what the driver did.
  ///
  /// @param network steering -1..1
  /// @param driver steering -1..1
  void compare(double network, double driver) {
    int place = (int) (count % WINDOW);
    errors[place] = Math.abs(network - driver);
    steerings[place] = Math.abs(driver);
    count++;
  }

  /// Forgets all: the network was rolled back.
  void restart() {
    count = 0;
  }

  /// Mean distance of network and driver over the window, of full lock; not a number before the
  /// first.
  double error() {
    return mean(errors);
  }

  /// Whether the network could drive.
  boolean ready() {
    double straight = mean(steerings);
    return count >= WINDOW
        && error() <= MOST_ERROR
        && (straight < MOST_ERROR || error() <= MOST_SHARE * straight);
  }

  private double mean(double[] values) {
    int size = (int) Math.min(count, WINDOW);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return sum / size;
  }
}
