package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// All weights and biases of a network as bits, to compare them exactly.
final class Weights {
  private Weights() {}

  /// Layer by layer, unit by unit: its weights, then its bias; big endian.
  static byte[] bits(FloatNetwork network) {
    int count = network.layers().stream().mapToInt(l -> l.units() * (l.inputs() + 1)).sum();
    ByteBuffer bits = ByteBuffer.allocate(count * Integer.BYTES);
    for (FloatLayer layer : network.layers()) {
      for (int unit = 0; unit < layer.units(); unit++) {
        for (float weight : layer.weights(unit)) {
          bits.putInt(Float.floatToRawIntBits(weight));
        }
        bits.putInt(Float.floatToRawIntBits(layer.biases()[unit]));
      }
    }
    return bits.array();
  }

  static String crc32(FloatNetwork network) {
    CRC32 crc = new CRC32();
    crc.update(bits(network));
    return "%08x".formatted(crc.getValue());
  }
}
