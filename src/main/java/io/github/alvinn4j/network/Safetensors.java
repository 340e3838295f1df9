package io.github.alvinn4j.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The safetensors container: 8 bytes header length (little endian), a JSON header, then the
/// numbers.
///
/// The header maps a tensor's name to `dtype`, `shape` and `data_offsets`, and `__metadata__` to
/// strings. Only `F32` is used. Source: the format's own specification (huggingface/safetensors,
/// README, "Format"). Reading checks every bound before anything of the size a file claims is made.
final class Safetensors {
  static final int LENGTH_BYTES = 8;
  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final String METADATA = "__metadata__";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Where one tensor lies: its shape and its bytes within the data part.
  record Tensor(List<Integer> shape, int begin, int end) {}

  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;
  private final ByteBuffer data;

  private Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors, ByteBuffer data) {
    this.metadata = metadata;
    this.tensors = tensors;
    this.data = data;
  }

  /// Takes a file's bytes apart.
  ///
  /// @throws ModelException naming `file` and the place if anything is malformed
  static Safetensors parse(String file, byte[] bytes) {
    if (bytes.length < LENGTH_BYTES + 2) {
      throw new ModelException(
          "%s: %d bytes, expected a safetensors header".formatted(file, bytes.length));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = buffer.getLong();
    if (length < 2 || length > Math.min(MAX_HEADER_BYTES, bytes.length - LENGTH_BYTES)) {
      throw new ModelException(
          "%s: header length = %d, expected 2..%d"
              .formatted(file, length, Math.min(MAX_HEADER_BYTES, bytes.length - LENGTH_BYTES)));
    }
    JsonNode header = header(file, bytes, (int) length);
    int dataStart = LENGTH_BYTES + (int) length;
    ByteBuffer data =
        buffer.slice(dataStart, bytes.length - dataStart).order(ByteOrder.LITTLE_ENDIAN);
    return new Safetensors(metadata(file, header), tensors(file, header, data.capacity()), data);
  }

  private static JsonNode header(String file, byte[] bytes, int length) {
    try {
      JsonNode header =
          JSON.readTree(new String(bytes, LENGTH_BYTES, length, StandardCharsets.UTF_8));
      if (header.isObject()) {
        return header;
      }
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "%s: header is no JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
    throw new ModelException("%s: header is no JSON object".formatted(file));
  }

  private static Map<String, String> metadata(String file, JsonNode header) {
    Map<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : header.path(METADATA).properties()) {
      if (!entry.getValue().isTextual()) {
        throw new ModelException("%s: metadata %s is no string".formatted(file, entry.getKey()));
      }
      metadata.put(entry.getKey(), entry.getValue().textValue());
    }
    return metadata;
  }

  // Offsets must tile the data part without gap, overlap or rest.
  private static Map<String, Tensor> tensors(String file, JsonNode header, int dataBytes) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int position = 0;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(METADATA)) {
        continue;
      }
      Tensor tensor = tensor(file, entry.getKey(), entry.getValue(), position, dataBytes);
      tensors.put(entry.getKey(), tensor);
      position = tensor.end();
    }
    if (position != dataBytes) {
      throw new ModelException(
          "%s: %d bytes of numbers, expected %d".formatted(file, dataBytes, position));
    }
    return tensors;
  }

  private static Tensor tensor(
      String file, String name, JsonNode node, int position, int dataBytes) {
    if (!node.path("dtype").asText().equals("F32")) {
      throw new ModelException(
          "%s: tensor %s dtype = %s, expected F32".formatted(file, name, node.path("dtype")));
    }
    JsonNode shapeNode = node.path("shape");
    List<Integer> shape = new ArrayList<>();
    long bytes = Float.BYTES;
    boolean oneOrTwo = shapeNode.isArray() && shapeNode.size() <= 2;
    for (JsonNode size : oneOrTwo ? shapeNode : JSON.createArrayNode()) {
      if (!size.isInt() || size.intValue() < 1 || size.intValue() > FloatNetwork.MAX_INPUTS) {
        throw new ModelException(
            "%s: tensor %s shape = %s, expected sizes of 1..%d"
                .formatted(file, name, shapeNode, FloatNetwork.MAX_INPUTS));
      }
      shape.add(size.intValue());
      bytes *= size.intValue();
    }
    JsonNode offsets = node.path("data_offsets");
    long begin = offset(offsets.path(0));
    long end = offset(offsets.path(1));
    if (shape.isEmpty()
        || offsets.size() != 2
        || begin != position
        || end != begin + bytes
        || end > dataBytes) {
      throw new ModelException(
          "%s: tensor %s of shape %s at data_offsets %s, expected [%d,%d] within %d bytes"
              .formatted(file, name, shapeNode, offsets, position, position + bytes, dataBytes));
    }
    return new Tensor(shape, (int) begin, (int) end);
  }

  // Whole numbers only: no text, no fraction, nothing cut to 64 bits; -1 fits nowhere.
  private static long offset(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : -1;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  /// Reads one number of a tensor, by its place in row-major order.
  float number(Tensor tensor, int index) {
    return data.getFloat(tensor.begin() + index * Float.BYTES);
  }

  /// Makes the header text for tensors that follow each other in the map's order.
  static byte[] header(Map<String, String> metadata, Map<String, int[]> shapes) {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode strings = header.putObject(METADATA);
    metadata.forEach(strings::put);
    long position = 0;
    for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", "F32");
      long bytes = Float.BYTES;
      for (int size : entry.getValue()) {
        tensor.withArray("shape").add(size);
        bytes *= size;
      }
      tensor.withArray("data_offsets").add(position).add(position + bytes);
      position += bytes;
    }
    // Padded with blanks so that the numbers begin at a multiple of 8, as the format asks.
    String text = header.toString();
    int padding = Math.floorMod(-text.getBytes(StandardCharsets.UTF_8).length, LENGTH_BYTES);
    return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }
}
