package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.recording.PythonJson.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonJsonTest {

  private static String reprinted(String json) throws MalformedException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return PythonJson.print(PythonJson.parse(bytes, bytes.length));
  }

  /// The right column is what Python 3 prints for `repr(float(left))`.
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1, -1.0",
    "0.1, 0.1",
    "-0.15000000596046448, -0.15000000596046448",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "-0.000012345, -1.2345e-05",
    "1e-7, 1e-07",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "123456789012345678, 1.2345678901234568e+17",
    "9007199254740993, 9007199254740992.0",
    "1795437904.460592, 1795437904.460592",
    "1e22, 1e+22",
    "2e-323, 2e-323",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308"
  })
  void prints_a_number_as_python_does(double value, String expected) {
    assertThat(PythonJson.number(value)).isEqualTo(expected);
  }

  @Test
  void any_printed_number_reads_back_the_same() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(PythonJson.number(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void escapes_all_but_printable_ascii() {
    assertThat(PythonJson.quoted("us\u00e9r \"\\/\n\r\t\b\f\u0001\u007f\ud83d\ude97"))
        .isEqualTo("\"us\\u00e9r \\\"\\\\/\\n\\r\\t\\b\\f\\u0001\\u007f\\ud83d\\ude97\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"paths\": [\"catalog_0.catalog\"], \"current_index\": 8, \"deleted_indexes\": [1, 2]}",
        "{\"created_at\": 1795437904.460592, \"sessions\": {\"last_id\": 1}}",
        "{}",
        "[]",
        "[true, false, null, -12345678901234567890, [], {}, 0.5]"
      })
  void prints_what_python_wrote_byte_for_byte(String json) throws MalformedException {
    assertThat(reprinted(json)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{} x", "NaN", "01", "\"a\nb\"", "\0", "{\"a\":1}{", "'a'"})
  void refuses_in_one_line_what_is_no_json(String json) {
    assertThatThrownBy(() -> reprinted(json))
        .isInstanceOf(MalformedException.class)
        .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
  }
}
