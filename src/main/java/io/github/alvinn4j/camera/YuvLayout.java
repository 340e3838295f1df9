package io.github.alvinn4j.camera;

import java.util.List;
import java.util.stream.Collectors;

/// How the bytes of a raw YUV 4:2:0 picture lie: a luma plane, then U, then V, each chroma plane
/// with half the rows of half the length.
///
/// Rows are padded to what the image processor likes: to 64 bytes on a Raspberry Pi 4, to 128 on a
/// Raspberry Pi 5, and nothing in the stream says so. The length of one picture does.
///
/// @param width pixels of a row that are picture
/// @param height rows
/// @param stride bytes from one luma row to the next, even, at least the width
record YuvLayout(int width, int height, int stride) {
  private static final List<Integer> ALIGNMENTS = List.of(2, 32, 64, 128);

  /// Checks that the chroma planes come out even.
  ///
  /// @throws CameraException if a side is odd
  YuvLayout {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new CameraException(
          "pictures of %s, expected even sides".formatted(PictureFormat.size(width, height)));
    }
  }

  /// Works out the layout from the length of one picture.
  ///
  /// @param bytes what the camera gave for one picture
  /// @throws CameraException if no picture of this size has that length
  static YuvLayout of(String camera, PictureFormat format, long bytes) {
    for (int stride : strides(format.widthPixels())) {
      YuvLayout layout = new YuvLayout(format.widthPixels(), format.heightPixels(), stride);
      if (layout.bytes() == bytes) {
        return layout;
      }
    }
    String expected =
        strides(format.widthPixels()).stream()
            .map(stride -> new YuvLayout(format.widthPixels(), format.heightPixels(), stride))
            .map(layout -> Integer.toString(layout.bytes()))
            .collect(Collectors.joining(" or "));
    throw new CameraException(
        "%s: a picture of %d bytes, expected %s for %s pixels: does it offer another size?"
            .formatted(camera, bytes, expected, format.size()));
  }

  /// Every stride that a row of this width may have, without repetition, the shortest first.
  private static List<Integer> strides(int width) {
    return ALIGNMENTS.stream()
        .map(alignment -> Math.ceilDiv(width, alignment) * alignment)
        .distinct()
        .toList();
  }

  /// The longest that a picture can be, in bytes.
  static int maxBytes(PictureFormat format) {
    int longest = strides(format.widthPixels()).getLast();
    return new YuvLayout(format.widthPixels(), format.heightPixels(), longest).bytes();
  }

  /// Length of one picture in bytes.
  int bytes() {
    return stride * height * 3 / 2;
  }
}
