package io.github.alvinn4j.cli;

import java.awt.Color;
import java.util.List;

/// The colours of all pictures, so that the same thing looks the same everywhere.
final class Palette {
  static final Color PAGE = Color.WHITE;
  static final Color PANEL = new Color(0xF4F5F7);
  static final Color INK = new Color(0x1F2933);
  static final Color MUTED = new Color(0x66727F);
  static final Color RULE = new Color(0xD5DAE0);

  /// What the person did, or what was learned from.
  static final Color DRIVER = new Color(0x1B9E5A);

  /// What the network says.
  static final Color NETWORK = new Color(0xF07F13);

  static final Color ROAD = new Color(0x5B6570);
  static final Color ROAD_CENTRE = new Color(0xF5C518);

  // ColorBrewer's RdBu from blue to red with pure white in the middle: safe for colour-blind eyes.
  private static final int[] DIVERGING = {
    0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xFFFFFF, 0xFDDBC7, 0xF4A582, 0xD6604D,
    0xB2182B, 0x67001F
  };

  // After Okabe and Ito: told apart by colour-blind eyes too.
  private static final List<Color> SERIES =
      List.of(
          new Color(0x0072B2),
          new Color(0xE8870C),
          new Color(0x1B9E5A),
          new Color(0xC2408A),
          new Color(0x7A5FC7),
          new Color(0x56B4E9),
          new Color(0x8A6D3B),
          new Color(0xD0342C));

  static final Color NEGATIVE = new Color(0x2166AC);
  static final Color POSITIVE = new Color(0xB2182B);

  private Palette() {}

  /// The colour of the n-th line of a chart, from 0; after the last one comes the first again.
  static Color series(int number) {
    return SERIES.get(number % SERIES.size());
  }

  /// Blue below zero, white at zero, red above, as packed RGB.
  ///
  /// @param value -1..+1, held at the ends beyond them
  static int diverging(double value) {
    double place = (Math.clamp(value, -1.0, 1.0) + 1) / 2 * (DIVERGING.length - 1);
    int from = Math.min((int) place, DIVERGING.length - 2);
    return mixed(DIVERGING[from], DIVERGING[from + 1], place - from);
  }

  private static int mixed(int from, int to, double share) {
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      rgb |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return rgb;
  }
}
