package io.github.alvinn4j.training;

import java.util.Arrays;

/// Arithmetic on the steering labels of consecutive frames.
final class Labels {
  private Labels() {}

  /// The mean of each label and its neighbours; the window is cut at both ends.
  ///
  /// @param labels (frames), not modified
  /// @param reachFrames how many frames to either side are averaged, 0 or more
  static float[] smoothed(float[] labels, int reachFrames) {
    if (reachFrames < 0) {
      throw new IllegalArgumentException("frames = %d, expected 0 or more".formatted(reachFrames));
    }
    float[] smooth = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      int from = Math.max(0, i - reachFrames);
      int to = Math.min(labels.length, i + reachFrames + 1);
      double sum = 0;
      for (int j = from; j < to; j++) {
        sum += labels[j];
      }
      smooth[i] = (float) (sum / (to - from));
    }
    return smooth;
  }

  /// The middle label; the mean of the two middle ones for an even number of them.
  ///
  /// @param labels (1 or more), not modified
  static double median(float[] labels) {
    float[] sorted = labels.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : (sorted[middle - 1] + (double) sorted[middle]) / 2;
  }
}
