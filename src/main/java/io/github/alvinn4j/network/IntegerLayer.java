package io.github.alvinn4j.network;

import java.util.zip.CRC32C;

/// One layer in integers: exact, the same on every machine, immutable and safe from any thread.
public final class IntegerLayer {
  /// Up to so many inputs the weights lie by columns, beyond by rows (measured in kernel
  /// benchmarks).
  private static final int MAX_COLUMN_INPUTS = 32;

  private static final int VECTOR_LANES = 16;

  private final int inputs;
  private final int units;
  private final int[][] rows; // (units, inputs)
  private final int[][] columns; // (padded inputs, padded units), empty when rows are used
  private final int[] bias; // (padded units), zero point folded in
  private final int[] rounding; // (units), 1 << (shift - 1)
  private final int[] shift; // (units)
  private final int[] scaleBits; // (units)
  private final int highestInput;
  private final Activation activation;
  private final SigmoidTable sigmoid;

  private IntegerLayer(FloatLayer layer, int index, boolean last) {
    LayerFormat format = LayerFormat.of(index, layer.activation());
    boolean readsHiddenUnits = index > 0;
    String name = last ? "output" : "hidden";
    this.highestInput = format.highestInput();
    this.inputs = layer.inputs();
    this.units = layer.units();
    this.activation = layer.activation();
    this.sigmoid = new SigmoidTable(last ? LayerFormat.OUTPUT_BITS : LayerFormat.HIDDEN_BITS);
    boolean byColumns = readsHiddenUnits && inputs <= MAX_COLUMN_INPUTS;
    int paddedUnits = byColumns ? (units + VECTOR_LANES - 1) / VECTOR_LANES * VECTOR_LANES : units;
    this.rows = new int[units][inputs];
    this.bias = new int[paddedUnits];
    this.rounding = new int[units];
    this.shift = new int[units];
    this.scaleBits = new int[units];
    for (int unit = 0; unit < units; unit++) {
      String place = name + " unit " + unit;
      float unitBias = layer.biases()[unit];
      IntegerRow row = IntegerRow.of(place, layer.weights(unit), unitBias, format, rows[unit]);
      int sum = 0;
      for (int q : rows[unit]) {
        sum += q;
      }
      bias[unit] = row.bias() - format.zeroPoint() * sum;
      shift[unit] = row.shift();
      rounding[unit] = 1 << (row.shift() - 1);
      scaleBits[unit] = row.scaleBits();
    }
    this.columns = byColumns ? transpose(rows, paddedUnits) : new int[0][];
  }

  /// Quantises a float layer.
  ///
  /// @param index 0 for the layer that sees the retina
  /// @param last whether its units are the network's outputs
  /// @throws QuantisationException if a value is not finite or does not fit
  static IntegerLayer quantise(FloatLayer layer, int index, boolean last) {
    return new IntegerLayer(layer, index, last);
  }

  private static int[][] transpose(int[][] rows, int paddedUnits) {
    int[][] columns = new int[IntegerKernel.paddedColumns(rows[0].length)][paddedUnits];
    for (int unit = 0; unit < rows.length; unit++) {
      for (int input = 0; input < rows[unit].length; input++) {
        columns[input][unit] = rows[unit][input];
      }
    }
    return columns;
  }

  /// Computes all units.
  ///
  /// @param x inputs, not modified; padded with zeros to [#inputLength()]
  /// @param sums accumulators, overwritten; [#sumLength()]
  /// @param out overwritten in its first [#units()] places
  void forward(int[] x, int[] sums, int[] out) {
    if (columns.length > 0) {
      IntegerKernel.columnSums(columns, bias, x, sums);
    } else {
      IntegerKernel.rowDots(rows, bias, x, sums);
    }
    if (activation == Activation.SIGMOID) {
      for (int unit = 0; unit < units; unit++) {
        out[unit] = sigmoid.of((sums[unit] + rounding[unit]) >> shift[unit]);
      }
    } else {
      for (int unit = 0; unit < units; unit++) {
        int value = (sums[unit] + rounding[unit]) >> shift[unit];
        out[unit] = Math.clamp(value, -Short.MAX_VALUE, Short.MAX_VALUE);
      }
    }
  }

  /// How long the input array must be: the kernel reads whole passes.
  int inputLength() {
    return columns.length > 0 ? columns.length : inputs;
  }

  /// How long the accumulator array must be.
  int sumLength() {
    return bias.length;
  }

  /// Takes every number that steers into a checksum.
  void sumUp(CRC32C sum) {
    for (int[] row : rows) {
      sumUp(row, sum);
    }
    for (int[] column : columns) {
      sumUp(column, sum);
    }
    sumUp(bias, sum);
    sumUp(rounding, sum);
    sumUp(shift, sum);
    sigmoid.sumUp(sum);
  }

  /// Takes numbers into a checksum, byte by byte.
  static void sumUp(int[] numbers, CRC32C sum) {
    for (int number : numbers) {
      sum.update(number);
      sum.update(number >> 8);
      sum.update(number >> 16);
      sum.update(number >> 24);
    }
  }

  /// Number of units.
  public int units() {
    return units;
  }

  /// Number of inputs.
  public int inputs() {
    return inputs;
  }

  /// The weight of one connection as the integer form has it, a float again.
  public double weight(int unit, int input) {
    return Math.scalb((double) rows[unit][input], -scaleBits[unit]);
  }

  /// Fraction bits of a unit's weights.
  int scaleBits(int unit) {
    return scaleBits[unit];
  }

  /// The largest magnitude that a unit's accumulator can reach, rounding included, whatever the
  /// inputs; an int, because that was proved when the layer was made.
  int largestSum(int unit) {
    long lowest = bias[unit] + (long) rounding[unit];
    long highest = lowest;
    for (int q : rows[unit]) {
      lowest += (long) Math.min(q, 0) * highestInput;
      highest += (long) Math.max(q, 0) * highestInput;
    }
    return Math.toIntExact(Math.max(-lowest, highest));
  }
}
