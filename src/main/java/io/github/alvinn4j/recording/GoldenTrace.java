package io.github.alvinn4j.recording;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Specialist;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.safety.Release;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.zip.CRC32;

/// Every integer that a drive decided, tick by tick: what a replay must give again bit for bit.
///
/// A row holds the number of the tick and of the record, a checksum of the retina, the steering,
/// the command, the pulses, whether armed and released, and all output units. With several models
/// the output units are everybody's, and after them stands which model has steered and how reliable
/// each was. Used on the drive thread in lockstep.
public final class GoldenTrace implements DriveObserver {
  private static final List<String> FIELDS =
      List.of(
          "tick",
          "record",
          "retina_crc32",
          "steering_q15",
          "command_steering_q15",
          "command_throttle_q15",
          "steering_us",
          "throttle_us",
          "armed",
          "released");

  private final IntSupplier record;
  private final List<int[]> rows = new ArrayList<>();
  private final CRC32 crc = new CRC32();
  private ByteBuffer retinaBytes = ByteBuffer.allocate(0);
  private List<Integer> outputs = List.of(); // of each model
  private int width;

  /// Begins an empty trace.
  ///
  /// @param record the number of the record the last frame came from
  public GoldenTrace(IntSupplier record) {
    this.record = record;
  }

  @Override
  public void onTick(Tick tick) {
    List<Specialist> models = tick.pilot().specialists();
    if (outputs.isEmpty()) {
      outputs = models.stream().map(model -> model.network().outputs()).toList();
      width = fields().size();
    }
    int[] row = new int[width];
    row[0] = (int) tick.number();
    row[1] = record.getAsInt();
    row[2] = retinaCrc(tick.retina().pixels());
    row[3] = tick.estimate().steeringQ15();
    row[4] = tick.command().steeringQ15();
    row[5] = tick.command().throttleQ15();
    row[6] = tick.pulses().steeringMicros();
    row[7] = tick.pulses().throttleMicros();
    row[8] = tick.state().armed() ? 1 : 0;
    row[9] = tick.release() == Release.NONE ? 0 : 1;
    int field = FIELDS.size();
    for (Specialist model : models) {
      int[] units = model.activations().outputs();
      System.arraycopy(units, 0, row, field, units.length);
      field += units.length;
    }
    if (models.size() > 1) {
      row[field++] = tick.pilot().steeringModel();
      for (Specialist model : models) {
        row[field++] = model.reliabilityQ15();
      }
    }
    rows.add(row);
  }

  private int retinaCrc(int[] pixels) {
    if (retinaBytes.capacity() != pixels.length) {
      retinaBytes = ByteBuffer.allocate(pixels.length);
    }
    retinaBytes.clear();
    for (int pixel : pixels) {
      retinaBytes.put((byte) pixel);
    }
    crc.reset();
    crc.update(retinaBytes.array());
    return (int) crc.getValue();
  }

  /// The names of a row's fields.
  List<String> fields() {
    List<String> names = new ArrayList<>(FIELDS);
    boolean several = outputs.size() > 1;
    for (int model = 0; model < outputs.size(); model++) {
      for (int unit = 0; unit < outputs.get(model); unit++) {
        names.add(several ? "model_%d_output_%d".formatted(model, unit) : "output_" + unit);
      }
    }
    if (several) {
      names.add("steering_model");
      for (int model = 0; model < outputs.size(); model++) {
        names.add("model_%d_reliability_q15".formatted(model));
      }
    }
    return names;
  }

  /// The rows, one for each tick.
  List<int[]> rows() {
    return rows;
  }

  /// SHA-256 over all fields of all rows as big-endian 32-bit integers, in hexadecimal digits.
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (int[] row : rows) {
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Integer.BYTES);
        bytes.asIntBuffer().put(row);
        sha256.update(bytes.array());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Number of ticks.
  public int ticks() {
    return rows.size();
  }
}
