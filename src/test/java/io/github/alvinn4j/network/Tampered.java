package io.github.alvinn4j.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Model files whose header somebody has changed, with a checksum that holds.
final class Tampered {
  private Tampered() {}

  /// The file with every `good` in its header replaced, sealed anew.
  static byte[] header(byte[] file, String good, String bad) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    String header = new String(file, 8, length, StandardCharsets.UTF_8);
    if (!header.contains(good)) {
      throw new IllegalArgumentException("header without " + good + ": " + header);
    }
    String blank =
        header
            .replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + HandMadeModel.BLANK)
            .replace(good, bad)
            .stripTrailing();
    byte[] data = Arrays.copyOfRange(file, 8 + length, file.length);
    float[] numbers = new float[data.length / 4];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return HandMadeModel.file(blank, numbers);
  }
}
