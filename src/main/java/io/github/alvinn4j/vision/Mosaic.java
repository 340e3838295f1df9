package io.github.alvinn4j.vision;

/// A coarse copy of a retina: the mean of each square tile of pixels.
///
/// The planes of a retina lie below each other. Tiles at the far edges may be cut. Immutable; safe
/// from any thread.
///
/// @param rows of the retina, all planes together
/// @param columns of the retina
/// @param side of a tile in pixels, 1 or more
public record Mosaic(int rows, int columns, int side) {
  /// Fraction bits of a tile.
  public static final int TILE_BITS = 4;

  /// A mosaic has about so many columns.
  private static final int COLUMNS = 16;

  /// Checks the sizes.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public Mosaic {
    if (rows < 1 || columns < 1 || side < 1) {
      throw new IllegalArgumentException(
          "mosaic = %dx%d with tiles of %d, expected 1 or more".formatted(rows, columns, side));
    }
  }

  /// The mosaic of about 16 columns for a way of seeing.
  public static Mosaic of(RetinaSettings retina) {
    int side = Math.max(1, (retina.columns() + COLUMNS / 2) / COLUMNS);
    return new Mosaic(retina.pixels() / retina.columns(), retina.columns(), side);
  }

  /// Number of tiles.
  public int tiles() {
    return tilesOf(rows) * tilesOf(columns);
  }

  private int tilesOf(int length) {
    return (length + side - 1) / side;
  }

  /// Lays the mosaic.
  ///
  /// @param pixels (rows, columns), 0..255, not modified
  /// @param tiles ([#tiles()]), overwritten, 0..4080: mean pixel with 4 fraction bits, rounded down
  public void lay(int[] pixels, int[] tiles) {
    int tile = 0;
    for (int top = 0; top < rows; top += side) {
      int bottom = Math.min(rows, top + side);
      for (int left = 0; left < columns; left += side) {
        int right = Math.min(columns, left + side);
        int sum = 0;
        for (int row = top; row < bottom; row++) {
          for (int i = row * columns + left; i < row * columns + right; i++) {
            sum += pixels[i];
          }
        }
        tiles[tile] = (sum << TILE_BITS) / ((bottom - top) * (right - left));
        tile++;
      }
    }
  }
}
