package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.network.Model;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Which view a model has learned with, so that it is not driven with another one (M16).
///
/// Kept in the model's provenance. A model without it, from drives of an unknown car, is taken as
/// it is.
final class CameraFingerprint {
  private static final String PREFIX = "camera.";

  // A bracket that was bent by less is the same camera.
  private static final Map<String, Double> TOLERANCES = new LinkedHashMap<>();

  static {
    TOLERANCES.put("height_meters", 0.02);
    TOLERANCES.put("pitch_degrees", 2.0);
    TOLERANCES.put("field_of_view_degrees", 3.0);
    TOLERANCES.put("width_to_height", 0.02);
  }

  private CameraFingerprint() {}

  /// What goes into the provenance.
  static Map<String, String> of(CameraMount camera) {
    Map<String, String> values = new LinkedHashMap<>();
    TOLERANCES
        .keySet()
        .forEach(key ->
            values.put(PREFIX + key, String.format(Locale.ROOT, "%.4f", value(key, camera))));
    return values;
  }

  private static double value(String key, CameraMount camera) {
    return switch (key) {
      case "height_meters" -> camera.heightMeters();
      case "pitch_degrees" -> Math.toDegrees(camera.pitchRadians());
      case "field_of_view_degrees" -> Math.toDegrees(camera.horizontalFieldOfViewRadians());
      case "width_to_height" -> (double) camera.widthPixels() / camera.heightPixels();
      default -> throw new IllegalArgumentException("key = " + key);
    };
  }

  /// Refuses a model that has learned with another view.
  ///
  /// @throws UsageException naming the file, the first difference and what overrides it
  static void require(Path file, Model model, CameraMount camera) {
    TOLERANCES.forEach((key, tolerance) -> {
      String text = model.provenance().get(PREFIX + key);
      if (text == null) {
        return;
      }
      double learned = number(file, key, text);
      double has = value(key, camera);
      if (Math.abs(learned - has) > tolerance) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "%s: learned with a camera of %s = %.2f, expected the car's %.2f;"
                    + " --any-camera drives all the same",
                file,
                key,
                learned,
                has));
      }
    });
  }

  private static double number(Path file, String key, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "%s: metadata training.%s%s = %s, expected a number".formatted(file, PREFIX, key, text));
  }
}
