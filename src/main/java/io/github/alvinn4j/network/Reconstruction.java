package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Mosaic;
import java.util.zip.CRC32C;

/// Reconstructs what the network sees from its hidden units, and compares (Pomerleau's IRRE).
///
/// Linear units give each tile of the retina's [Mosaic]. Where the hidden units were never trained
/// for what is seen, they cannot hold it, and the reconstruction is a bad one. The measure is the
/// correlation, which neither brightness nor contrast changes. Immutable; safe from any thread.
public final class Reconstruction {
  private static final int TO_TILE_BITS = LayerFormat.OUTPUT_BITS - 12;

  private final Mosaic mosaic;
  private final FloatLayer floatForm;
  private final IntegerLayer integerForm;

  /// Joins a mosaic and the units that reconstruct it.
  ///
  /// @param layer linear, one unit a tile; not copied, not to be changed any more
  /// @throws IllegalArgumentException if they do not fit each other
  /// @throws QuantisationException if the layer has no integer form
  public Reconstruction(Mosaic mosaic, FloatLayer layer) {
    if (layer.units() != mosaic.tiles() || layer.activation() != Activation.LINEAR) {
      throw new IllegalArgumentException(
          "reconstruction of %d %s units, expected %d linear ones"
              .formatted(layer.units(), layer.activation(), mosaic.tiles()));
    }
    this.mosaic = mosaic;
    this.floatForm = layer;
    this.integerForm = IntegerLayer.quantise(layer, 1, true);
  }

  /// The buffers of one comparison; owned by one thread.
  public static final class Buffers {
    private final int[] tiles;
    private final int[] sums;
    private final int[] reconstructed;

    /// Makes the buffers a reconstruction needs.
    public Buffers(Reconstruction reconstruction) {
      this.tiles = new int[reconstruction.mosaic.tiles()];
      this.sums = new int[reconstruction.integerForm.sumLength()];
      this.reconstructed = new int[reconstruction.mosaic.tiles()];
    }
  }

  /// The correlation of the retina's mosaic and its reconstruction; 0 if either is even.
  ///
  /// @param pixels of the retina, not modified
  /// @param activations of the network for this retina, not modified
  /// @param buffers overwritten
  /// @return -32767..32767
  public int correlationQ15(int[] pixels, Activations activations, Buffers buffers) {
    mosaic.lay(pixels, buffers.tiles);
    integerForm.forward(activations.hidden, buffers.sums, buffers.reconstructed);
    return correlationQ15(buffers.tiles, buffers.reconstructed);
  }

  // n sum(xy) - sum(x) sum(y) is below 2^54 for 16384 values of 13 bits; the quotient of two such
  // needs 15 bits more, so sums are brought to 47 bits first.
  static int correlationQ15(int[] seen, int[] reconstructed) {
    long x = 0;
    long y = 0;
    long xx = 0;
    long yy = 0;
    long xy = 0;
    for (int i = 0; i < seen.length; i++) {
      int a = seen[i];
      int b = reconstructed[i] >> TO_TILE_BITS;
      x += a;
      y += b;
      xx += (long) a * a;
      yy += (long) b * b;
      xy += (long) a * b;
    }
    long n = seen.length;
    long together = n * xy - x * y;
    long length = root(n * xx - x * x) * root(n * yy - y * y);
    while (Math.abs(together) >= 1L << 47) {
      together >>= 1;
      length >>= 1;
    }
    long share = length == 0 ? 0 : together * Short.MAX_VALUE / length;
    return Math.clamp(share, -Short.MAX_VALUE, Short.MAX_VALUE);
  }

  /// The whole part of a square root, digit by digit.
  ///
  /// @param value 0 or more
  static long root(long value) {
    long power = 1L << 62;
    while (power > value) {
      power >>= 2;
    }
    long root = 0;
    for (long rest = value; power != 0; power >>= 2) {
      boolean fits = rest >= root + power;
      rest -= fits ? root + power : 0;
      root = (root >> 1) + (fits ? power : 0);
    }
    return root;
  }

  /// The form that was learned.
  public FloatLayer floatForm() {
    return floatForm;
  }

  /// The tiles.
  public Mosaic mosaic() {
    return mosaic;
  }

  void sumUp(CRC32C sum) {
    integerForm.sumUp(sum);
  }
}
