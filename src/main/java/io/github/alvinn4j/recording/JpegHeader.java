package io.github.alvinn4j.recording;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What the header of a JPEG says, read without decoding a pixel: the guard against image bombs.
///
/// @param width pixels, 0..65535
/// @param height pixels, 0..65535
record JpegHeader(int width, int height) {
  private static final int MAX_SIDE = 4096;
  private static final int MAX_PIXELS = 4_000_000;

  private static final int MARKER = 0xff;
  private static final int START_OF_IMAGE = 0xffd8;
  private static final int END_OF_IMAGE = 0xffd9;
  private static final int START_OF_SCAN = 0xda;

  /// Whether a car's camera may have taken it: sides 1..4096 and at most 4 million pixels.
  boolean isPlausible() {
    return width >= 1
        && height >= 1
        && width <= MAX_SIDE
        && height <= MAX_SIDE
        && width * height <= MAX_PIXELS;
  }

  /// Finds the frame header (ITU T.81, B.2.2) among the segments from position 0 to the limit.
  ///
  /// @param bytes not modified, read absolutely
  /// @return empty if there is none, so it is no JPEG or cut short
  static Optional<JpegHeader> find(ByteBuffer bytes) {
    int limit = bytes.limit();
    if (limit < 4 || unsignedShort(bytes, 0) != START_OF_IMAGE) {
      return Optional.empty();
    }
    int at = 2;
    while (at + 9 <= limit && unsigned(bytes, at) == MARKER) {
      int marker = unsigned(bytes, at + 1);
      if (marker == MARKER) {
        at++; // a fill byte
      } else if (isFrame(marker)) {
        return Optional.of(
            new JpegHeader(unsignedShort(bytes, at + 7), unsignedShort(bytes, at + 5)));
      } else if (marker == START_OF_SCAN) {
        return Optional.empty();
      } else {
        at += 2 + Math.max(2, unsignedShort(bytes, at + 2));
      }
    }
    return Optional.empty();
  }

  /// Says what is wrong with a header that is missing or not plausible.
  static String complaint(Optional<JpegHeader> header) {
    return header
        .map(size ->
            "%dx%d pixels, expected sides of 1..%d and at most %d pixels"
                .formatted(size.width, size.height, MAX_SIDE, MAX_PIXELS))
        .orElse("no JPEG or cut short");
  }

  /// Whether the picture's last two bytes are the end marker: a torn file lacks it, and the decoder
  /// would fill the rest with grey instead of failing.
  static boolean isComplete(ByteBuffer bytes) {
    int limit = bytes.limit();
    return limit >= 4 && unsignedShort(bytes, limit - 2) == END_OF_IMAGE;
  }

  // C0..CF are frame headers except the tables of C4 and CC and the reserved C8.
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return bytes.get(at) & 0xff;
  }

  private static int unsignedShort(ByteBuffer bytes, int at) {
    return unsigned(bytes, at) << 8 | unsigned(bytes, at + 1);
  }
}
