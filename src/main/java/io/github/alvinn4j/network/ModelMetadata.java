package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The text part of a model file: everything but the weights, as keys and strings.
final class ModelMetadata {
  static final String CHECKSUM = "checksum";
  private static final String FORMAT = "format";
  private static final String FORMAT_NAME = "alvinn4j-model-1";
  private static final String QUANTISATION = "quantisation";

  /// Names the integer form's rules; other rules would be another name, never other bits.
  private static final String QUANTISATION_NAME =
      "int18 rows, power-of-two scale, Q12 hidden, Q15 out";

  private static final String AXIS = "steering_axis";
  private static final String AXIS_NAME = "linear in normalised steering, + is right";
  private static final String SHAPE = "shape";
  private static final String CODING = "output_coding";
  private static final String TRAINING = "training.";

  private final String file;
  private final Map<String, String> values;

  ModelMetadata(String file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  static Map<String, String> of(Model model) {
    RetinaSettings retina = model.retina();
    Map<String, String> values = new TreeMap<>();
    values.put(FORMAT, FORMAT_NAME);
    values.put(QUANTISATION, QUANTISATION_NAME);
    values.put(AXIS, AXIS_NAME);
    values.put(SHAPE, model.floatForm().shape());
    values.put(CODING, model.coding().name());
    values.put("retina.rows", Integer.toString(retina.rows()));
    values.put("retina.columns", Integer.toString(retina.columns()));
    values.put("retina.region_top_percent", Integer.toString(retina.regionTopPercent()));
    values.put("retina.region_bottom_percent", Integer.toString(retina.regionBottomPercent()));
    values.put("retina.colour_term", names(retina.colourTerms()));
    values.put("retina.clip_percent", Integer.toString(retina.clipPercent()));
    model.provenance().forEach((key, value) -> values.put(TRAINING + key, value));
    return values;
  }

  void requireKnownFormat() {
    requireText(FORMAT, FORMAT_NAME);
    requireText(QUANTISATION, QUANTISATION_NAME);
    requireText(AXIS, AXIS_NAME);
  }

  private void requireText(String key, String expected) {
    String found = text(key);
    if (!found.equals(expected)) {
      throw wrong(key, found, expected);
    }
  }

  RetinaSettings retina() {
    try {
      return new RetinaSettings(
          integer("retina.rows"),
          integer("retina.columns"),
          integer("retina.region_top_percent"),
          integer("retina.region_bottom_percent"),
          colourTerms(),
          integer("retina.clip_percent"));
    } catch (IllegalArgumentException e) {
      throw new ModelException("%s: retina %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String names(List<ColourTerm> terms) {
    return String.join(",", terms.stream().map(ColourTerm::name).toList());
  }

  private List<ColourTerm> colourTerms() {
    List<ColourTerm> terms = new ArrayList<>();
    for (String name : text("retina.colour_term").split(",", -1)) {
      terms.add(constant("retina.colour_term", name, ColourTerm.values()));
    }
    return terms;
  }

  OutputCoding coding() {
    return constant(CODING, OutputCoding.values());
  }

  /// Inputs, hidden units (0 for one layer) and outputs.
  int[] shape() {
    String text = text(SHAPE);
    String[] parts = text.split("-", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw wrong(SHAPE, text, "inputs-hidden-outputs or inputs-outputs");
    }
    int inputs = size(parts[0], text, FloatNetwork.MAX_INPUTS);
    int hidden = parts.length == 3 ? size(parts[1], text, FloatNetwork.MAX_UNITS) : 0;
    int outputs = size(parts[parts.length - 1], text, FloatNetwork.MAX_UNITS);
    return new int[] {inputs, hidden, outputs};
  }

  private int size(String part, String whole, int max) {
    if (part.matches("[1-9][0-9]{0,6}") && Integer.parseInt(part) <= max) {
      return Integer.parseInt(part);
    }
    throw wrong(SHAPE, whole, "sizes of 1.." + max);
  }

  Map<String, String> provenance() {
    Map<String, String> provenance = new TreeMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(TRAINING)) {
        provenance.put(key.substring(TRAINING.length()), value);
      }
    });
    return provenance;
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new ModelException("%s: metadata has no %s".formatted(file, key));
    }
    return value;
  }

  private int integer(String key) {
    String value = text(key);
    if (!value.matches("-?[0-9]{1,6}")) {
      throw wrong(key, value, "an integer");
    }
    return Integer.parseInt(value);
  }

  private <E extends Enum<E>> E constant(String key, E[] constants) {
    return constant(key, text(key), constants);
  }

  private <E extends Enum<E>> E constant(String key, String value, E[] constants) {
    for (E constant : constants) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw wrong(key, value, "one of " + Arrays.toString(constants));
  }

  private ModelException wrong(String key, String found, String expected) {
    return new ModelException(
        "%s: metadata %s = %s, expected %s".formatted(file, key, found, expected));
  }
}
