package io.github.alvinn4j.learning;

/// What a learner has come to, for whoever shows it.
///
/// @param examples frames that the driver was watched on
/// @param learned frames that were learned
/// @param corrections of these, frames on which the driver put the network right
/// @param dropped frames that found no room
/// @param loss mean error of the newest steps; not a number before the first
/// @param error mean distance of the published network to the driver on frames before they were
///   learned, of full lock; not a number before the first
/// @param ready whether the network could have the wheel
/// @param pause why nothing is learned now, or `NONE`
/// @param rollbacks how often learning has gone wrong
/// @param published how many networks have gone to the drive
public record Progress(
    long examples,
    long learned,
    long corrections,
    long dropped,
    double loss,
    double error,
    boolean ready,
    Pause pause,
    int rollbacks,
    long published) {
  /// Nothing yet.
  static final Progress NOTHING =
      new Progress(0, 0, 0, 0, Double.NaN, Double.NaN, false, Pause.NOT_DRIVING, 0, 0);
}
