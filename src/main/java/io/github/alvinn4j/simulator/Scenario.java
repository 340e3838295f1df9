package io.github.alvinn4j.simulator;

/// What is driven: road, look, start, end, and how hard it is made.
///
/// @param track [Track#reversed()] to drive it the other way round
/// @param style look of the road
/// @param start of the run
/// @param goal end of the run
/// @param disturbance what pulls at the car
/// @param laneMeters the expert's line, + right of the centre line
public record Scenario(
    Track track,
    RoadStyle style,
    StartPosition start,
    RunGoal goal,
    DisturbanceStrength disturbance,
    double laneMeters) {

  /// Undisturbed on the centre line from a standing start, outdoors, without end.
  public static Scenario on(Track track) {
    return new Scenario(
        track,
        RoadStyle.outdoor(),
        StartPosition.standing(),
        new RunGoal.Endless(),
        DisturbanceStrength.none(),
        0);
  }

  /// The same with another look.
  public Scenario with(RoadStyle style) {
    return new Scenario(track, style, start, goal, disturbance, laneMeters);
  }

  /// The same from another start.
  public Scenario with(StartPosition start) {
    return new Scenario(track, style, start, goal, disturbance, laneMeters);
  }

  /// The same to another end.
  public Scenario with(RunGoal goal) {
    return new Scenario(track, style, start, goal, disturbance, laneMeters);
  }

  /// The same with another roughness.
  public Scenario with(DisturbanceStrength disturbance) {
    return new Scenario(track, style, start, goal, disturbance, laneMeters);
  }
}
