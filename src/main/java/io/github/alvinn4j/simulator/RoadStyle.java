package io.github.alvinn4j.simulator;

/// How a road looks: colours as 0xRRGGBB, widths of the paint, texture of the materials.
///
/// @param asphaltRgb the road
/// @param edgeRgb the lines along both borders
/// @param centerRgb the dashes along the centre line
/// @param groundRgb what lies beside the road
/// @param groundAccentRgb what the ground is mottled with
/// @param wallRgb of the surroundings at the horizon
/// @param ceilingRgb of the surroundings at the top of the picture
/// @param edgeWidthMeters of the lines along the borders, 0 for none
/// @param centerWidthMeters of the dashes, 0 for none
/// @param dashMeters length of a dash; the gap is as long
public record RoadStyle(
    int asphaltRgb,
    int edgeRgb,
    int centerRgb,
    int groundRgb,
    int groundAccentRgb,
    int wallRgb,
    int ceilingRgb,
    double edgeWidthMeters,
    double centerWidthMeters,
    double dashMeters) {

  /// Dark asphalt on a lawn under a hazy sky, white edges, yellow dashes.
  public static RoadStyle outdoor() {
    return new RoadStyle(
        0x45474C, 0xE6E5DE, 0xE9B62F, 0x4F7138, 0x7A8A45, 0xD3DBDD, 0x7FA9D6, 0.035, 0.025, 0.2);
  }

  /// Black rubber on a beige carpet in a hall, white edges, orange dashes.
  public static RoadStyle indoor() {
    return new RoadStyle(
        0x2E2F33, 0xEDEDEA, 0xE58A2B, 0x9C8F7C, 0x857766, 0xC9C3B8, 0xE8E5DF, 0.035, 0.025, 0.2);
  }

  /// The same road without dashes in the middle.
  public RoadStyle withoutDashes() {
    return new RoadStyle(
        asphaltRgb,
        edgeRgb,
        centerRgb,
        groundRgb,
        groundAccentRgb,
        wallRgb,
        ceilingRgb,
        edgeWidthMeters,
        0,
        dashMeters);
  }
}
