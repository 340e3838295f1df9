package io.github.alvinn4j.recording;

import io.github.alvinn4j.camera.OpenCv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/// Lays out tubs with the defects that real ones have.
final class TubFixture {
  private final Path folder;
  private final List<String> paths = new ArrayList<>();

  TubFixture(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("images"));
  }

  /// The 400 records of a real drive that lie in the repository.
  static Path circuitLaunch() {
    return Path.of("src", "test", "resources", "drives", "circuit_launch_400", "tub");
  }

  /// A sound tub of `count` records, steering `index / 100`, in one catalog.
  static Path sound(Path folder, int count) throws IOException {
    return new TubFixture(folder)
        .catalog("catalog_0.catalog", lines(0, count))
        .images(0, count)
        .manifest();
  }

  static String line(int index) {
    return line(index, index + "_cam_image_array_.jpg", Double.toString(index / 100.0));
  }

  static String line(int index, String image, String angle) {
    return "{\"_index\": %d, \"_session_id\": \"26-01-01_0\", \"_timestamp_ms\": %d, \"cam/image_array\": \"%s\", \"user/angle\": %s, \"user/mode\": \"user\", \"user/throttle\": 0.25}\n"
        .formatted(index, 1_700_000_000_000L + index, image, angle);
  }

  static String lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(TubFixture::line).collect(Collectors.joining());
  }

  TubFixture catalog(String name, String content) throws IOException {
    paths.add(name);
    return file(name, content);
  }

  TubFixture file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    return this;
  }

  TubFixture images(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      image(i + "_cam_image_array_.jpg", jpeg(16, 12, i));
    }
    return this;
  }

  TubFixture image(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve("images").resolve(name), bytes);
    return this;
  }

  Path manifest(int... deleted) throws IOException {
    String quoted = paths.stream().map(p -> '"' + p + '"').collect(Collectors.joining(", "));
    return manifestLines(
        "{\"paths\": [%s], \"current_index\": %d, \"max_len\": 1000, \"deleted_indexes\": %s}\n"
            .formatted(quoted, 100, Arrays.toString(deleted)));
  }

  Path manifestLines(String lastLine) throws IOException {
    file(
        "manifest.json",
        """
        ["cam/image_array", "user/angle", "user/throttle", "user/mode"]
        ["image_array", "float", "float", "str"]
        {}
        {"created_at": 1700000000.25}
        """
            + lastLine);
    return folder;
  }

  /// A grey picture, its level telling which one it is.
  static byte[] jpeg(int width, int height, int level) {
    OpenCv.load();
    Mat pixels = new Mat(height, width, CvType.CV_8UC3, Scalar.all(level));
    MatOfByte encoded = new MatOfByte();
    try {
      Imgcodecs.imencode(".jpg", pixels, encoded);
      return encoded.toArray();
    } finally {
      pixels.release();
      encoded.release();
    }
  }
}
