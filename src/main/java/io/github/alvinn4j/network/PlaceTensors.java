package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Mosaic;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.SceneProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The training place in a model file: four tensors and five lines of metadata, all or none.
final class PlaceTensors {
  static final String WEIGHT = "reconstruction.weight";
  static final String BIAS = "reconstruction.bias";
  static final String MEAN = "scene.mean";
  static final String DEVIATION = "scene.deviation";
  private static final List<String> NAMES = List.of(WEIGHT, BIAS, MEAN, DEVIATION);
  private static final String KEY = "reliability.";
  private static final String HILL = KEY + "hill";
  private static final String RECONSTRUCTION = KEY + "reconstruction";
  private static final String SCENE = KEY + "scene";
  private static final String LIMITS = KEY + "limits";

  private PlaceTensors() {}

  /// Writes the lines of metadata.
  static void describe(TrainingPlace place, Map<String, String> metadata) {
    place.hillScale().ifPresent(scale -> metadata.put(HILL, text(scale)));
    metadata.put(RECONSTRUCTION, text(place.reconstructionScale()));
    metadata.put(SCENE, text(place.sceneScale()));
    metadata.put(LIMITS, place.releaseQ15() + "," + place.cautionQ15());
  }

  private static String text(ReliabilityScale scale) {
    return scale.worstQ15() + "," + scale.lowQ15() + "," + scale.usualQ15();
  }

  /// The numbers by tensor, each tensor a list of rows, in the file's order.
  static Map<String, float[][]> of(TrainingPlace place) {
    FloatLayer layer = place.reconstruction().floatForm();
    float[][] weights = new float[layer.units()][];
    for (int unit = 0; unit < weights.length; unit++) {
      weights[unit] = layer.weights(unit);
    }
    Map<String, float[][]> tensors = new LinkedHashMap<>();
    tensors.put(WEIGHT, weights);
    tensors.put(BIAS, new float[][] {layer.biases()});
    tensors.put(MEAN, new float[][] {place.scene().means()});
    tensors.put(DEVIATION, new float[][] {place.scene().deviations()});
    return tensors;
  }

  /// How many tensors of a file are the place's: 0 or 4.
  static int count(Safetensors file) {
    return NAMES.stream().anyMatch(file.tensors()::containsKey) ? NAMES.size() : 0;
  }

  /// Reads the place, if the file has one.
  ///
  /// @param name of the file, for messages
  /// @throws ModelException if anything of it is wrong
  static Optional<TrainingPlace> read(
      String name, Safetensors file, RetinaSettings retina, FloatNetwork network) {
    if (count(file) == 0) {
      return Optional.empty();
    }
    if (network.hidden() == 0) {
      throw new ModelException(
          "%s: tensor %s, expected none without hidden units".formatted(name, WEIGHT));
    }
    Mosaic mosaic = Mosaic.of(retina);
    int numbers = SceneProfile.PER_ROW * retina.rows();
    int hidden = network.hidden();
    float[] weights = numbers(name, file, WEIGHT, List.of(mosaic.tiles(), hidden));
    float[] biases = numbers(name, file, BIAS, List.of(mosaic.tiles()));
    FloatLayer layer = new FloatLayer(hidden, mosaic.tiles(), Activation.LINEAR);
    for (int unit = 0; unit < layer.units(); unit++) {
      System.arraycopy(weights, unit * hidden, layer.weights(unit), 0, hidden);
    }
    System.arraycopy(biases, 0, layer.biases(), 0, biases.length);
    int[] limits = integers(name, file, LIMITS, 2);
    return Optional.of(
        new TrainingPlace(
            new Reconstruction(mosaic, layer),
            new SceneMemory(
                numbers(name, file, MEAN, List.of(numbers)),
                numbers(name, file, DEVIATION, List.of(numbers))),
            network.outputs() == 1 ? Optional.empty() : Optional.of(scale(name, file, HILL)),
            scale(name, file, RECONSTRUCTION),
            scale(name, file, SCENE),
            limits[1],
            limits[0]));
  }

  private static float[] numbers(String name, Safetensors file, String tensor, List<Integer> size) {
    Safetensors.Tensor found = ModelFile.tensor(name, file, tensor, size);
    float[] numbers = new float[size.stream().reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = file.number(found, i);
    }
    return numbers;
  }

  private static ReliabilityScale scale(String name, Safetensors file, String key) {
    int[] values = integers(name, file, key, 3);
    return new ReliabilityScale(values[0], values[1], values[2]);
  }

  private static int[] integers(String name, Safetensors file, String key, int count) {
    String text = file.metadata().getOrDefault(key, "");
    if (!text.matches("-?[0-9]{1,5}(,-?[0-9]{1,5}){%d}".formatted(count - 1))) {
      throw new ModelException(
          "%s: metadata %s = %s, expected %d integers between commas"
              .formatted(name, key, text, count));
    }
    return List.of(text.split(",", -1)).stream().mapToInt(Integer::parseInt).toArray();
  }
}
