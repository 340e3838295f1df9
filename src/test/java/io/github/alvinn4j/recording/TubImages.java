package io.github.alvinn4j.recording;

/// Forges JPEG headers.
final class TubImages {
  private TubImages() {}

  /// Makes a baseline JPEG claim another size.
  ///
  /// @param jpeg overwritten in two places
  static void setSize(byte[] jpeg, int width, int height) {
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != 0xc0) {
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    jpeg[at + 5] = (byte) (height >> 8);
    jpeg[at + 6] = (byte) height;
    jpeg[at + 7] = (byte) (width >> 8);
    jpeg[at + 8] = (byte) width;
  }
}
