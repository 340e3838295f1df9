package io.github.alvinn4j.vision;

import java.util.List;
import java.util.Set;

/// How a frame becomes a retina. Part of every model: a network sees only as it learned to see.
///
/// @param rows of the retina, 1..128
/// @param columns of the retina, 1..128
/// @param regionTopPercent first part of the picture's height that is looked at, 0..99
/// @param regionBottomPercent where the region ends, regionTopPercent+1..100
/// @param colourTerms which number a colour becomes: a plane of the retina for each, 1..4, no two
///   alike
/// @param clipPercent contrast: this share of the darkest pixels becomes 0 and of the brightest
///   255, linear between, 0..40
public record RetinaSettings(
    int rows,
    int columns,
    int regionTopPercent,
    int regionBottomPercent,
    List<ColourTerm> colourTerms,
    int clipPercent) {

  /// The largest side of a retina.
  public static final int MAX_SIDE = 128;

  /// The most planes a retina may have.
  public static final int MAX_PLANES = 4;

  /// ALVINN's retina, 30 rows of 32 columns, with the region, colour and contrast that three
  /// recorded drives of real cars were learned best with.
  public static final RetinaSettings STANDARD =
      new RetinaSettings(30, 32, 20, 100, ColourTerm.NORMALISED_BLUE, 0);

  /// The same retina in two planes, the brightness and the colour of each pixel side by side: what
  /// three recorded drives of real cars were learned best with.
  public static final RetinaSettings TWO_PLANES =
      new RetinaSettings(30, 32, 20, 100, List.of(ColourTerm.LUMA, ColourTerm.YELLOW), 0);

  /// A retina of one plane.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public RetinaSettings(
      int rows,
      int columns,
      int regionTopPercent,
      int regionBottomPercent,
      ColourTerm colourTerm,
      int clipPercent) {
    this(rows, columns, regionTopPercent, regionBottomPercent, List.of(colourTerm), clipPercent);
  }

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public RetinaSettings {
    check("rows", rows, 1, MAX_SIDE);
    check("columns", columns, 1, MAX_SIDE);
    check("region_top_percent", regionTopPercent, 0, 99);
    check("region_bottom_percent", regionBottomPercent, regionTopPercent + 1, 100);
    check("clip_percent", clipPercent, 0, 40);
    colourTerms = List.copyOf(colourTerms);
    check("colour_terms", colourTerms.size(), 1, MAX_PLANES);
    if (Set.copyOf(colourTerms).size() < colourTerms.size()) {
      throw new IllegalArgumentException(
          "colour_terms = %s, expected no two alike".formatted(colourTerms));
    }
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s = %d, expected %d..%d".formatted(name, value, min, max));
    }
  }

  /// Number of planes: one for each colour term.
  public int planes() {
    return colourTerms.size();
  }

  /// Number of retina pixels in all planes, which is the network's number of inputs.
  public int pixels() {
    return planes() * rows * columns;
  }
}
