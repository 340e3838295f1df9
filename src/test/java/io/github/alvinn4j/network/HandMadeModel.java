package io.github.alvinn4j.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Model files made by hand from the format's description, with a checksum that holds, so that a
/// test reaches the check it means.
final class HandMadeModel {
  /// What messages begin with.
  static final String NAME = "car.safetensors";

  /// What every message matches.
  static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029]+";

  static final String BLANK = "0".repeat(64);

  /// The header of a good model: 2x3 pixels, 2 hidden units, 3 outputs; 23 numbers.
  static final String HEADER =
      ("{\"__metadata__\":{\"checksum\":\"sha256:" + BLANK + "\",")
          + "\"format\":\"alvinn4j-model-1\",\"output_coding\":\"HILL\","
          + "\"quantisation\":\"int18 rows, power-of-two scale, Q12 hidden, Q15 out\","
          + "\"retina.clip_percent\":\"5\",\"retina.colour_term\":\"LUMA\","
          + "\"retina.columns\":\"3\",\"retina.region_bottom_percent\":\"100\","
          + "\"retina.region_top_percent\":\"33\",\"retina.rows\":\"2\","
          + "\"shape\":\"6-2-3\",\"steering_axis\":\"linear in normalised steering, + is right\","
          + "\"training.seed\":\"7\"},"
          + "\"hidden.weight\":{\"dtype\":\"F32\",\"shape\":[2,6],\"data_offsets\":[0,48]},"
          + "\"hidden.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[48,56]},"
          + "\"output.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[56,80]},"
          + "\"output.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[80,92]}}";

  private HandMadeModel() {}

  /// The good model's numbers: 0, 1/8, 2/8, ...
  static float[] numbers() {
    float[] numbers = new float[23];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i / 8f;
    }
    return numbers;
  }

  /// A file with this header and the good numbers.
  static byte[] file(String header) {
    return file(header, numbers());
  }

  /// A file with this header, padded with blanks to a multiple of 8, and these numbers.
  static byte[] file(String header, float... numbers) {
    int length = header.getBytes(UTF_8).length;
    byte[] text = (header + " ".repeat((8 - length % 8) % 8)).getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4 * numbers.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return sealed(bytes.array());
  }

  /// Writes the SHA-256 of the whole file into the first place where 64 zeros stand.
  static byte[] sealed(byte[] file) {
    int at = new String(file, ISO_8859_1).indexOf(BLANK);
    if (at >= 0) {
      byte[] digits = HexFormat.of().formatHex(sha256(file)).getBytes(ISO_8859_1);
      System.arraycopy(digits, 0, file, at, digits.length);
    }
    return file;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
