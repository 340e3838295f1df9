package io.github.alvinn4j.network;

import static io.github.alvinn4j.network.HandMadeModel.HEADER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that somebody has made to do harm, with a checksum that holds.
class HostileModelFileTest {

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "6-2-3 | 6-2-4 | output.weight",
        "6-2-3 | 6-3-3 | hidden.weight",
        "6-2-3 | 7-2-3 | hidden.weight",
        "6-2-3 | 6-3 | output.weight",
        "6-2-3 | 6 | shape = 6",
        "6-2-3 | 6-2-3-4 | shape = 6-2-3-4",
        "6-2-3 | 6-0-3 | shape = 6-0-3",
        "6-2-3 | 6--2-3 | shape = 6--2-3",
        "6-2-3 | 6-+2-3 | shape = 6-+2-3",
        "6-2-3 | 99999999999-2-3 | shape = 99999999999-2-3",
        "6-2-3 | 16385-2-3 | sizes of 1..16384",
        "6-2-3 | 6-4097-3 | sizes of 1..4096",
        "hidden.weight | hidden.weights | no tensor hidden.weight",
        "output.bias | bias | no tensor output.bias",
        "\"F32\",\"shape\":[2,6] | \"F16\",\"shape\":[2,6] | expected F32",
        "\"F32\",\"shape\":[2,6] | 32,\"shape\":[2,6] | expected F32",
        "\"dtype\":\"F32\",\"shape\":[2,6] | \"shape\":[2,6] | expected F32",
        "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[48,56]} | 7 | expected F32",
        "[2,6] | [6,2] | shape [6, 2]",
        "[2,6] | [12] | shape [12]",
        "[2,6] | [] | hidden.weight",
        "[2,6] | [2,3,2] | hidden.weight",
        "[2,6] | {\"a\":2,\"b\":6} | hidden.weight",
        "[2,6] | [2.0,6] | hidden.weight",
        "[2,6] | [-2,-6] | hidden.weight",
        "[2,6] | [4294967298,6] | hidden.weight",
        "[2,6] | \"[2,6]\" | hidden.weight",
        "[48,56] | [44,52] | [44,52]",
        "[48,56] | [52,60] | [52,60]",
        "[48,56] | [48,57] | [48,57]",
        "[48,56] | [56,48] | [56,48]",
        "[48,56] | [-8,0] | [-8,0]",
        "[48,56] | [48] | [48]",
        "[48,56] | [48,56,64] | [48,56,64]",
        "[48,56] | [\"48\",\"56\"] | hidden.bias",
        "[48,56] | [48.0,56.0] | hidden.bias",
        "[48,56] | [18446744073709551664,18446744073709551672] | hidden.bias",
        "[80,92] | [9223372036854775800,9223372036854775807] | output.bias",
        "\"output.bias\":{ | \"output.weight\":{ | Duplicate field 'output.weight'",
        "\"shape\":\"6-2-3\" | \"shape\":\"6-2-3\",\"shape\":\"6-2-3\" | Duplicate field 'shape'",
        "\"shape\":\"6-2-3\", | `` | metadata has no shape",
        "\"retina.rows\":\"2\" | \"retina.rows\":2 | retina.rows is no string",
        "\"retina.rows\":\"2\" | \"retina.rows\":\"two\" | expected an integer",
        "\"retina.rows\":\"2\" | \"retina.rows\":\"0\" | rows = 0, expected 1..128",
        "\"retina.rows\":\"2\" | \"retina.rows\":\"3\" | expected the retina's 9 pixels",
        "\"LUMA\" | \"INFRARED\" | expected one of",
        "\"HILL\" | \"SINGLE\" | output coding SINGLE",
        "\"HILL\" | \"hill\" | expected one of",
        "alvinn4j-model-1 | alvinn4j-model-2 | expected alvinn4j-model-1",
        "int18 rows | int8 rows | expected int18 rows",
        "+ is right | + is left | + is right",
        "\"checksum\":\"sha256: | \"checksum\": \"sha256: | checksum is not written as",
        "\"checksum\":\"sha256: | \"checksum\":\"crc32: | expected sha256",
        "\"checksum\": | \"sum\": | metadata has no checksum",
        "{\"__metadata__\" | [{\"__metadata__\" | no JSON",
        "80,92]}} | 80,92]}}{} | no JSON",
      })
  void a_malformed_header_is_refused_M4(
      String good, String bad, String message, TestReporter reporter) {
    assertThat(HEADER).contains(good);

    String refused = assertRefused(HandMadeModel.file(HEADER.replace(good, bad)), message);

    Faults.report(
        reporter,
        "M4",
        "a header with another shape, version, retina, key, type or checksum",
        refused);
  }

  @Test
  void an_additional_tensor_is_refused_M4(TestReporter reporter) {
    String header =
        HEADER.replace(
            "80,92]}}",
            "80,92]},\"more\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[92,96]}}");

    String refused =
        assertRefused(
            HandMadeModel.file(header, new float[24]), "expected weight and bias of 2 layers");

    Faults.report(reporter, "M4", "one tensor more", refused);
  }

  @ParameterizedTest(name = "{0} numbers")
  @ValueSource(ints = {0, 22, 24})
  void other_numbers_than_the_header_says_are_refused_M2(int count, TestReporter reporter) {
    String refused = assertRefused(HandMadeModel.file(HEADER, new float[count]), "bytes");

    Faults.report(reporter, "M2", "no numbers, one too few, one too many", refused);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, 1 << 20, (1 << 20) + 1, 1L << 32})
  void a_header_length_beyond_the_file_is_refused_M4(long length, TestReporter reporter) {
    byte[] bytes = HandMadeModel.file(HEADER);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    String refused = assertRefused(bytes, "header length = " + length);

    Faults.report(
        reporter,
        "M4",
        "a header length from -2^63 to 2^63 - 1 that does not fit the file",
        refused);
  }

  @Test
  void deep_nesting_is_refused_M4(TestReporter reporter) {
    String refused = assertRefused(HandMadeModel.file("[".repeat(100_000)), "no JSON");
    assertRefused(
        HandMadeModel.file("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)), "no JSON");

    Faults.report(reporter, "M4", "100,000 brackets in each other", refused);
  }

  @Test
  void a_name_with_line_breaks_keeps_the_message_on_one_line() {
    String name = "a\\nb\\u2028c\\u001b[2J";
    String header = HEADER.replace("hidden.bias\":{\"dtype\":\"F32", name + "\":{\"dtype\":\"F16");

    assertRefused(HandMadeModel.file(header), "tensor a b c [2J dtype");
    assertRefused(HandMadeModel.file(HEADER.replace("6-2-3", "6\\n2\\n3")), "shape = 6 2 3");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void a_weight_that_is_no_number_is_refused_M5(float value, TestReporter reporter) {
    String refused = "";
    for (int i = 0; i < 23; i++) {
      float[] numbers = HandMadeModel.numbers();
      numbers[i] = value;
      refused = assertRefused(HandMadeModel.file(HEADER, numbers), "expected a finite number");
    }

    Faults.report(reporter, "M5", value + " in each of 23 places", refused);
  }

  @Test
  void a_weight_too_large_for_the_integer_form_is_refused_M6(TestReporter reporter) {
    float[] numbers = HandMadeModel.numbers();
    numbers[8] = 1e9f;

    String refused =
        assertRefused(HandMadeModel.file(HEADER, numbers), "hidden unit 1: largest weight 1.0E9");

    Faults.report(reporter, "M6", "a weight of 1e9", refused);
  }

  @Test
  void huge_sizes_are_refused_before_memory_is_made_for_them_M17(TestReporter reporter) {
    String header =
        HEADER
            .replace("6-2-3", "16384-4096-4096")
            .replace("\"retina.rows\":\"2\"", "\"retina.rows\":\"128\"")
            .replace("\"retina.columns\":\"3\"", "\"retina.columns\":\"128\"")
            .replace(
                "[2,6],\"data_offsets\":[0,48]", "[4096,16384],\"data_offsets\":[0,268435456]");
    byte[] bytes = HandMadeModel.file(header);

    long allocated = AllocatedBytes.ofOne(() -> assertRefused(bytes, "within 92 bytes"));

    assertThat(allocated).as("bytes allocated by refusing").isLessThan(4 << 20);

    Faults.report(
        reporter,
        "M17",
        "sizes of 16384-4096-4096 in a file of 92 bytes of numbers",
        "refused, " + (allocated < 4 << 20 ? "less" : "more") + " than 4 MiB allocated");
  }

  @Test
  void random_bytes_are_refused() {
    SplittableRandom random = new SplittableRandom(51);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (bytes.length > 10 && random.nextBoolean()) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 8L);
      }
      assertRefused(bytes, "");
    }
  }

  @Test
  void a_header_with_random_bytes_in_it_is_refused_or_read_but_never_breaks() {
    SplittableRandom random = new SplittableRandom(52);
    String places = "{}[]\",:0123456789-.eE \\untrlafsx\u0000\u00e4";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder header = new StringBuilder(HEADER);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        char c = places.charAt(random.nextInt(places.length()));
        int at = random.nextInt(90, header.length());
        switch (random.nextInt(3)) {
          case 0 -> header.setCharAt(at, c);
          case 1 -> header.insert(at, c);
          default -> header.delete(at, Math.min(header.length(), at + random.nextInt(12)));
        }
      }
      try {
        ModelFile.decode(HandMadeModel.NAME, HandMadeModel.file(header.toString()));
      } catch (ModelException e) {
        assertThat(e).as("seed 52, %s", header).hasMessageMatching(HandMadeModel.ONE_LINE);
      }
    }
  }

  @Test
  void an_invalid_text_encoding_is_refused() {
    byte[] bytes = HandMadeModel.file(HEADER);
    bytes[8 + HEADER.getBytes(UTF_8).length - 3] = (byte) 0xff;

    assertRefused(bytes, "");
  }

  /// What the refusal is, in words for the table of faults.
  private static String assertRefused(byte[] bytes, String message) {
    Throwable refusal = catchThrowable(() -> ModelFile.decode(HandMadeModel.NAME, bytes));
    assertThat(refusal)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(HandMadeModel.NAME + ": ")
        .hasMessageContaining(message)
        .hasMessageMatching(HandMadeModel.ONE_LINE);
    return "refused in one line (" + refusal.getClass().getSimpleName() + ")";
  }
}
