package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadModelTest {
  @TempDir private Path folder;

  private String refused(Path model) {
    String line =
        Refusal.in(
            folder, "drive", "--lockstep", "--model", model, "--record", folder.resolve("drive"));
    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--model", model))
        .startsWith(model.toString());
    assertThat(Refusal.in(folder, "evaluate", "--tracks", Drives.OVAL, "--model", model))
        .isEqualTo(line);
    assertThat(line).startsWith(model.toString());
    return line;
  }

  private Path written(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("bad.safetensors"), bytes);
  }

  @Test
  void refuses_a_model_that_is_not_there() {
    assertThat(refused(folder.resolve("none.safetensors"))).contains("no such model file");
  }

  @Test
  void refuses_a_folder_as_a_model() {
    assertThat(refused(folder)).contains("no file, expected a model");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.01, 0.1, 0.5, 0.99, 0.99999})
  void refuses_a_model_that_was_cut_off(double share) throws Exception {
    byte[] whole = Files.readAllBytes(Drives.MODEL);

    refused(written(Arrays.copyOf(whole, (int) (whole.length * share))));
  }

  @Test
  void refuses_a_model_with_one_flipped_bit() throws Exception {
    byte[] bytes = Files.readAllBytes(Drives.MODEL);
    bytes[bytes.length / 2] ^= 1;

    assertThat(refused(written(bytes))).contains("checksum is", "the file is damaged");
  }

  @Test
  void refuses_a_weight_that_is_no_number_though_the_checksum_is_right() throws Exception {
    byte[] bytes = Files.readAllBytes(Drives.MODEL);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, Float.NaN);

    assertThat(refused(written(sealed(bytes)))).contains("NaN");
  }

  // The checksum is taken with its own digits set to zero.
  private static byte[] sealed(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int digits = text.indexOf("sha256:") + "sha256:".length();
    Arrays.fill(bytes, digits, digits + 64, (byte) '0');
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    byte[] hex = HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, bytes, digits, hex.length);
    return bytes;
  }

  @Test
  void refuses_a_retina_that_is_larger_than_the_frames_M16(TestReporter reporter) throws Exception {
    RetinaSettings fine = new RetinaSettings(100, 32, 20, 100, ColourTerm.LUMA, 0);
    FloatNetwork network = FloatNetwork.hill(fine.pixels(), 1, 2, new SplittableRandom(1));
    Path model = written(ModelFile.encode(new Model(network, fine, OutputCoding.HILL, Map.of())));

    assertThat(refused(model)).contains("100", "expected");

    Faults.report(
        reporter,
        "M16",
        "a model for a finer camera than the profile has",
        "refused in one line, exit code " + ExitCode.BAD_INPUT);
  }

  @Test
  void refuses_something_else() throws Exception {
    refused(written(Files.readAllBytes(Drives.OVAL)));
  }
}
