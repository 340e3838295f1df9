package io.github.alvinn4j.cli;

import io.github.alvinn4j.recording.TubRecord;
import java.util.Arrays;
import java.util.List;

/// The times between neighbouring records of a drive, as their timestamps have them.
final class TimeSteps {
  /// No car's camera is faster than 200 pictures a second; quicker records were written by a
  /// program.
  private static final long MIN_FRAME_MILLIS = 5;

  private final long[] sortedMillis; // (records - 1)

  /// Takes the steps of a drive.
  TimeSteps(List<TubRecord> records) {
    this.sortedMillis = new long[Math.max(0, records.size() - 1)];
    for (int i = 0; i < sortedMillis.length; i++) {
      sortedMillis[i] = records.get(i + 1).timestampMillis() - records.get(i).timestampMillis();
    }
    Arrays.sort(sortedMillis);
  }

  /// The step in the middle, in milliseconds; 0 for a single record.
  long medianMillis() {
    return quantileMillis(0.5);
  }

  /// The step that a share of the steps does not exceed, in milliseconds (nearest rank).
  ///
  /// @param share above 0 .. 1
  long quantileMillis(double share) {
    if (sortedMillis.length == 0) {
      return 0;
    }
    return sortedMillis[(int) Math.ceil(share * sortedMillis.length) - 1];
  }

  /// The longest step, in milliseconds; 0 for a single record.
  long maxMillis() {
    return quantileMillis(1);
  }

  /// Whether the timestamps may say when the pictures were taken.
  boolean plausible() {
    return sortedMillis.length == 0 || medianMillis() >= MIN_FRAME_MILLIS;
  }
}
