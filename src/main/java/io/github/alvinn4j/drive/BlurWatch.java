package io.github.alvinn4j.drive;

/// Notices a lens that is blurred, dirty or out of focus (C9).
///
/// A second of pictures without one sharp edge is blur: a car that turns, or drives along a plain
/// wall, has single ones. It is taken back after as many sharp pictures. Owned by the drive thread.
final class BlurWatch {
  /// Below this the sharpest edge is a soft one, in thousandths of the contrast.
  ///
  /// In 8008 pictures of five recorded drives the longest row below it is 4; of the same pictures
  /// blurred with a sigma of 3 of 160 pixels, 77 % (carpet) to 100 % end a row of 20.
  static final int SOFT_PER_MILLE = 170;

  /// So many pictures in a row decide: a second at 20 Hz.
  static final int PICTURES = 20;

  private boolean blurred;
  private int against;

  /// Judges one picture.
  ///
  /// @param sharpnessPerMille of the picture, 0..1000
  void see(int sharpnessPerMille) {
    boolean soft = sharpnessPerMille < SOFT_PER_MILLE;
    against = soft == blurred ? 0 : against + 1;
    if (against == PICTURES) {
      blurred = soft;
      against = 0;
    }
  }

  /// Whether the lens is blurred.
  boolean blurred() {
    return blurred;
  }
}
