package io.github.alvinn4j.simulator;

/// What a run is worth so far.
///
/// @param elapsedSeconds of simulated time
/// @param laps completed, each by progress all the way round
/// @param distanceMeters driven by the rear axle, forwards or backwards
/// @param progressMeters along the centre line since the start, less what was driven back
/// @param lateralMeters of the car's middle from the centre line in the newest frame, + right
/// @param lateralRmsMeters over all frames
/// @param lateralMaxMeters largest distance to either side in any frame
/// @param lateralMeanMeters over all frames, + right: on which side of the centre line it drove
/// @param interventions times the car's middle left the road and was put back
public record RefereeReport(
    double elapsedSeconds,
    int laps,
    double distanceMeters,
    double progressMeters,
    double lateralMeters,
    double lateralRmsMeters,
    double lateralMaxMeters,
    double lateralMeanMeters,
    int interventions) {
  private static final double INTERVENTION_SECONDS = 6; // PilotNet, arXiv 1604.07316, section 6

  /// Share of the time that was driven without help, 0..100: each intervention counts for 6 s.
  public double autonomyPercent() {
    if (elapsedSeconds <= 0) {
      return 100;
    }
    return Math.max(0, (1 - interventions * INTERVENTION_SECONDS / elapsedSeconds) * 100);
  }
}
