package io.github.alvinn4j.simulator;

import java.util.random.RandomGenerator;

/// Mixes the colour of one spot of road or ground.
///
/// Grain, stains and worn paint come from noise; every edge is softened over one texel, so that
/// lines have no stairs.
final class RoadPainter {
  private final RoadStyle style;
  private final double texelMeters;
  private final double dashPeriodMeters;
  private final NoiseTile grain;
  private final NoiseTile patches;
  private final float[] color = new float[3]; // blue, green, red of the spot being mixed

  RoadPainter(RoadStyle style, double roadMeters, double texelMeters, RandomGenerator random) {
    this.style = style;
    this.texelMeters = texelMeters;
    long dashes = Math.max(1, Math.round(roadMeters / (2 * style.dashMeters())));
    this.dashPeriodMeters = roadMeters / dashes; // a whole number of dashes closes the ring
    this.grain = new NoiseTile(random, 1, 0.45, 0.35, 0.2);
    this.patches = new NoiseTile(random, 2, 0.15, 0.2, 0.25, 0.2, 0.2);
  }

  /// Writes blue, green and red of a spot beside the road.
  ///
  /// @param contrast 1 for full texture, 0 for the plain mean colour
  void ground(int column, int row, float contrast, byte[] texels, int at) {
    mixGround(column, row, contrast);
    store(texels, at);
  }

  /// Writes blue, green and red of a spot on the road or just outside its border.
  void road(int column, int row, TrackPosition spot, byte[] texels, int at) {
    double inside =
        spot.lateralMeters() >= 0
            ? spot.rightMeters() - spot.lateralMeters()
            : spot.leftMeters() + spot.lateralMeters();
    float asphalt = cover(inside);
    float fine = grain.at(column, row);
    float coarse = patches.at(column >> 2, row >> 2);
    mixGround(column, row, 1);
    if (asphalt > 0) {
      blend(style.asphaltRgb(), asphalt);
      shade(1 + asphalt * (0.17f * fine + 0.13f * coarse));
      float worn = Math.clamp(0.93f + 0.25f * fine + 0.25f * coarse, 0.55f, 1);
      float edge = cover(inside) - cover(inside - style.edgeWidthMeters());
      blend(style.edgeRgb(), edge * worn);
      blend(style.centerRgb(), dash(spot) * worn);
    }
    store(texels, at);
  }

  private float dash(TrackPosition spot) {
    double half = style.centerWidthMeters() / 2;
    double lateral = spot.lateralMeters();
    if (Math.abs(lateral) > half + texelMeters) {
      return 0;
    }
    double quarter = dashPeriodMeters / 4;
    double fromMiddle = Math.abs(spot.arcMeters() % dashPeriodMeters - 2 * quarter);
    return (cover(lateral + half) - cover(lateral - half)) * cover(quarter - fromMiddle);
  }

  private void mixGround(int column, int row, float contrast) {
    float fine = grain.at(column + 201, row + 77);
    float coarse = patches.at(column >> 2, row >> 2);
    int rgb = style.groundRgb();
    color[0] = rgb & 0xFF;
    color[1] = rgb >> 8 & 0xFF;
    color[2] = rgb >> 16 & 0xFF;
    blend(
        style.groundAccentRgb(),
        0.4f + contrast * Math.clamp(0.9f * coarse + 0.3f * fine, -0.4f, 0.6f));
    shade(1 + contrast * (0.32f * fine + 0.12f * coarse));
  }

  /// How much of a texel lies inside an edge that is this far away.
  private float cover(double insideMeters) {
    return (float) Math.clamp(insideMeters / texelMeters + 0.5, 0, 1);
  }

  private void blend(int rgb, float share) {
    color[0] += ((rgb & 0xFF) - color[0]) * share;
    color[1] += ((rgb >> 8 & 0xFF) - color[1]) * share;
    color[2] += ((rgb >> 16 & 0xFF) - color[2]) * share;
  }

  private void shade(float factor) {
    color[0] *= factor;
    color[1] *= factor;
    color[2] *= factor;
  }

  private void store(byte[] texels, int at) {
    for (int c = 0; c < 3; c++) {
      texels[at + c] = (byte) Math.clamp(Math.round(color[c]), 0, 255);
    }
  }
}
