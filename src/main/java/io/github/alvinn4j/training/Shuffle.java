package io.github.alvinn4j.training;

import java.util.random.RandomGenerator;

/// Orders of the frames of an epoch.
final class Shuffle {
  private Shuffle() {}

  /// 0, 1, 2 ...
  static int[] inOrder(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  /// Fisher and Yates: every order is equally likely.
  ///
  /// @param order overwritten
  static void shuffle(int[] order, RandomGenerator random) {
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int frame = order[last];
      order[last] = order[other];
      order[other] = frame;
    }
  }
}
