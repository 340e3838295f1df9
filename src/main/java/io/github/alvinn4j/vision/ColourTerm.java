package io.github.alvinn4j.vision;

/// Which single number a colour pixel becomes, always 0..255 and in integers.
public enum ColourTerm {
  /// Brightness as ITU-R BT.601 weighs it: `(77 R + 150 G + 29 B + 128) / 256`.
  LUMA,

  /// The blue band: in 1989 it gave the highest contrast between road and grass (Pomerleau, NIPS
  /// 1988, as quoted by later notes).
  BLUE,

  /// ALVINN's later colour term `B/255 + B/(R+G+B)`, halved and scaled to 0..255: brightness plus a
  /// part that a shadow hardly changes.
  NORMALISED_BLUE,

  /// How yellow a pixel is against blue, 128 for every grey: `128 + (R + G) / 2 - B`, held at
  /// 0..255. A shadow changes it little, a painted line or a coloured mat much.
  YELLOW;

  private static final int GREY = 128;

  private static final int MAX = 255;

  /// The term of one pixel.
  ///
  /// @param blue 0..255
  /// @param green 0..255
  /// @param red 0..255
  /// @return 0..255, rounded half up
  public int of(int blue, int green, int red) {
    return switch (this) {
      case LUMA -> (77 * red + 150 * green + 29 * blue + 128) >> 8;
      case BLUE -> blue;
      case NORMALISED_BLUE -> normalisedBlue(blue, red + green + blue);
      case YELLOW -> Math.clamp(GREY + ((red + green + 1) >> 1) - blue, 0, MAX);
    };
  }

  // (B/255 + B/sum) * 255/2 = B (sum + 255) / (2 sum), rounded half up.
  private static int normalisedBlue(int blue, int sum) {
    return sum == 0 ? 0 : (blue * (sum + MAX) + sum) / (2 * sum);
  }
}
