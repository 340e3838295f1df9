package io.github.alvinn4j.vision;

/// How a frame becomes a retina. Part of every model: a network sees only as it learned to see.
///
/// @param rows of the retina, 1..128
/// @param columns of the retina, 1..128
/// @param regionTopPercent first part of the picture's height that is looked at, 0..99
/// @param regionBottomPercent where the region ends, regionTopPercent+1..100
/// @param colourTerm which number a colour becomes
/// @param clipPercent contrast: this share of the darkest pixels becomes 0 and of the brightest
///   255, linear between, 0..40
public record RetinaSettings(
    int rows,
    int columns,
    int regionTopPercent,
    int regionBottomPercent,
    ColourTerm colourTerm,
    int clipPercent) {

  /// The largest side of a retina.
  public static final int MAX_SIDE = 128;

  /// ALVINN's retina, 30 rows of 32 columns, with the region, colour and contrast that three
  /// recorded drives of real cars were learned best with.
  public static final RetinaSettings STANDARD =
      new RetinaSettings(30, 32, 20, 100, ColourTerm.NORMALISED_BLUE, 0);

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public RetinaSettings {
    check("rows", rows, 1, MAX_SIDE);
    check("columns", columns, 1, MAX_SIDE);
    check("region_top_percent", regionTopPercent, 0, 99);
    check("region_bottom_percent", regionBottomPercent, regionTopPercent + 1, 100);
    check("clip_percent", clipPercent, 0, 40);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s = %d, expected %d..%d".formatted(name, value, min, max));
    }
  }

  /// Number of retina pixels, which is the network's number of inputs.
  public int pixels() {
    return rows * columns;
  }
}
