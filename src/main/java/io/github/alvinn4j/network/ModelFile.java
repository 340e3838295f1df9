package io.github.alvinn4j.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Models on disk: safetensors with the float weights and the metadata, sealed by a checksum.
///
/// The checksum is SHA-256 over the whole file with the 64 digits of the checksum itself set to
/// `0`: no bit of a file can change unseen. The integer form is made from the float weights when a
/// model is read, by rules that the metadata names.
public final class ModelFile {
  /// The largest file that is read, in bytes.
  static final int MAX_BYTES = 64 << 20;

  private static final String CHECKSUM_PREFIX = "sha256:";
  private static final String NO_CHECKSUM = "0".repeat(64);

  private ModelFile() {}

  /// Reads a model.
  ///
  /// @throws ModelException in one line that names the file, the place and what was expected
  public static Model read(Path path) {
    try {
      long size = Files.size(path);
      if (!Files.isRegularFile(path)) {
        throw new ModelException("%s: no file, expected a model".formatted(path));
      }
      if (size > MAX_BYTES) {
        throw new ModelException(
            "%s: %d bytes, expected at most %d".formatted(path, size, MAX_BYTES));
      }
      return decode(path.toString(), Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw new ModelException("%s: no such model file".formatted(path), e);
    } catch (IOException e) {
      throw new ModelException("%s: cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /// Takes a model from the bytes of its file.
  ///
  /// @param file name for messages
  /// @throws ModelException if anything is wrong with it
  public static Model decode(String file, byte[] bytes) {
    Safetensors tensors = Safetensors.parse(file, bytes);
    ModelMetadata metadata = new ModelMetadata(file, tensors.metadata());
    requireChecksum(file, bytes, metadata.text(ModelMetadata.CHECKSUM));
    metadata.requireKnownFormat();
    try {
      Model model =
          new Model(
              network(file, tensors, metadata),
              metadata.retina(),
              metadata.coding(),
              metadata.provenance());
      return PlaceTensors.read(file, tensors, model.retina(), model.floatForm())
          .map(model::in)
          .orElse(model);
    } catch (IllegalArgumentException | QuantisationException e) {
      throw new ModelException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// The bytes of a model's file; the same model gives the same bytes.
  public static byte[] encode(Model model) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    int numbers = 0;
    List<FloatLayer> layers = model.floatForm().layers();
    for (int i = 0; i < layers.size(); i++) {
      FloatLayer layer = layers.get(i);
      String name = name(i, layers.size());
      shapes.put(name + ".weight", new int[] {layer.units(), layer.inputs()});
      shapes.put(name + ".bias", new int[] {layer.units()});
      numbers += layer.units() * (layer.inputs() + 1);
    }
    Map<String, float[][]> place =
        model.place().map(PlaceTensors::of).orElseGet(LinkedHashMap::new);
    for (Map.Entry<String, float[][]> tensor : place.entrySet()) {
      float[][] rows = tensor.getValue();
      shapes.put(
          tensor.getKey(),
          rows.length == 1 ? new int[] {rows[0].length} : new int[] {rows.length, rows[0].length});
      numbers += rows.length * rows[0].length;
    }
    Map<String, String> metadata = ModelMetadata.of(model);
    model.place().ifPresent(known -> PlaceTensors.describe(known, metadata));
    metadata.put(ModelMetadata.CHECKSUM, CHECKSUM_PREFIX + NO_CHECKSUM);
    byte[] header = Safetensors.header(metadata, shapes);
    ByteBuffer bytes =
        ByteBuffer.allocate(Safetensors.LENGTH_BYTES + header.length + numbers * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (FloatLayer layer : layers) {
      for (int unit = 0; unit < layer.units(); unit++) {
        for (float weight : layer.weights(unit)) {
          bytes.putFloat(weight);
        }
      }
      for (float bias : layer.biases()) {
        bytes.putFloat(bias);
      }
    }
    for (float[][] tensor : place.values()) {
      for (float[] row : tensor) {
        for (float number : row) {
          bytes.putFloat(number);
        }
      }
    }
    return sealed(bytes.array());
  }

  private static String name(int layer, int layers) {
    return layer == layers - 1 ? "output" : "hidden";
  }

  private static FloatNetwork network(String file, Safetensors tensors, ModelMetadata metadata) {
    int[] shape = metadata.shape();
    List<FloatLayer> layers = new ArrayList<>();
    if (shape[1] > 0) {
      layers.add(layer(file, tensors, "hidden", shape[0], shape[1], Activation.SIGMOID));
    }
    Activation output =
        metadata.coding() == OutputCoding.HILL ? Activation.SIGMOID : Activation.LINEAR;
    int outputInputs = shape[1] > 0 ? shape[1] : shape[0];
    layers.add(layer(file, tensors, "output", outputInputs, shape[2], output));
    if (tensors.tensors().size() != 2 * layers.size() + PlaceTensors.count(tensors)) {
      throw new ModelException(
          "%s: tensors %s, expected weight and bias of %d layers"
              .formatted(file, tensors.tensors().keySet(), layers.size()));
    }
    return new FloatNetwork(layers);
  }

  private static FloatLayer layer(
      String file, Safetensors tensors, String name, int inputs, int units, Activation activation) {
    Safetensors.Tensor weight = tensor(file, tensors, name + ".weight", List.of(units, inputs));
    Safetensors.Tensor bias = tensor(file, tensors, name + ".bias", List.of(units));
    FloatLayer layer = new FloatLayer(inputs, units, activation);
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        layer.weights(unit)[input] = tensors.number(weight, unit * inputs + input);
      }
      layer.biases()[unit] = tensors.number(bias, unit);
    }
    return layer;
  }

  /// A tensor that must be there with a shape.
  static Safetensors.Tensor tensor(
      String file, Safetensors tensors, String name, List<Integer> shape) {
    Safetensors.Tensor tensor = tensors.tensors().get(name);
    if (tensor == null) {
      throw new ModelException("%s: no tensor %s".formatted(file, name));
    }
    if (!tensor.shape().equals(shape)) {
      throw new ModelException(
          "%s: tensor %s has shape %s, expected %s".formatted(file, name, tensor.shape(), shape));
    }
    return tensor;
  }

  private static byte[] sealed(byte[] bytes) {
    String digest = sha256(bytes);
    byte[] digits = digest.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, bytes, checksumAt(bytes, NO_CHECKSUM), digits.length);
    return bytes;
  }

  private static void requireChecksum(String file, byte[] bytes, String stated) {
    if (!stated.matches(CHECKSUM_PREFIX + "[0-9a-f]{64}")) {
      throw new ModelException(
          "%s: metadata checksum = %s, expected sha256: and 64 digits".formatted(file, stated));
    }
    String digits = stated.substring(CHECKSUM_PREFIX.length());
    byte[] blank = bytes.clone();
    int at = checksumAt(blank, digits);
    if (at < 0) {
      throw new ModelException(
          "%s: checksum is not written as \"checksum\":\"sha256:...\"".formatted(file));
    }
    Arrays.fill(blank, at, at + digits.length(), (byte) '0');
    String found = sha256(blank);
    if (!found.equals(digits)) {
      throw new ModelException(
          "%s: checksum is %s, expected %s: the file is damaged".formatted(file, found, digits));
    }
  }

  private static int checksumAt(byte[] bytes, String digits) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String key = "\"" + ModelMetadata.CHECKSUM + "\":\"" + CHECKSUM_PREFIX;
    int at = text.indexOf(key + digits);
    return at < 0 ? at : at + key.length();
  }

  /// SHA-256 in hexadecimal digits, as `sha256sum` prints it.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
