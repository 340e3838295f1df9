package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import java.util.Locale;
import java.util.StringJoiner;

/// Counts which of several models steered, for how long, and how often another took over.
///
/// Written on the drive thread, read after the drive has ended; may watch several drives in turn.
final class ModelShares implements DriveObserver {
  private static final double Q15_ONE = 32767;
  private static final int NOBODY = -1;

  private final Models models;
  private final long[] ticks;
  private final long[] reliabilitySums;
  private int last = NOBODY;
  private long all;
  private long changes;

  ModelShares(Models models) {
    this.models = models;
    this.ticks = new long[models.all().size()];
    this.reliabilitySums = new long[models.all().size()];
  }

  @Override
  public void onTick(Tick tick) {
    if (!tick.fresh()) {
      return;
    }
    int steers = tick.pilot().steeringModel();
    boolean begins = last == NOBODY || tick.number() == 1; // another drive
    changes += begins || last == steers ? 0 : 1;
    last = steers;
    ticks[steers]++;
    all++;
    for (int model = 0; model < ticks.length; model++) {
      reliabilitySums[model] += tick.pilot().specialists().get(model).reliabilityQ15();
    }
  }

  /// How often another model took over.
  long changes() {
    return changes;
  }

  /// In how many ticks a model steered.
  long ticks(int model) {
    return ticks[model];
  }

  /// Says it in a line; nothing if there was nothing to choose.
  void print(Output output) {
    if (!models.several()) {
      return;
    }
    StringJoiner shares = new StringJoiner(", ");
    for (int model = 0; model < ticks.length; model++) {
      shares.add(
          String.format(
              Locale.ROOT,
              "%s %.1f %% (reliability %.2f)",
              models.names().get(model),
              100 * share(model),
              reliability(model)));
    }
    output.line("steered by: %s; %d changes".formatted(shares, changes));
  }

  /// Puts it into a result; nothing if there was nothing to choose.
  void fill(ObjectNode json) {
    if (!models.several()) {
      return;
    }
    ArrayNode rows = json.putArray("models");
    for (int model = 0; model < ticks.length; model++) {
      ObjectNode row = rows.addObject();
      row.put("file", models.all().get(model).file().toString());
      row.put("steered_ticks", ticks[model]);
      row.put("steered_share", Output.rounded(share(model), 4));
      row.put("mean_reliability", Output.rounded(reliability(model), 4));
    }
    json.put("model_changes", changes);
  }

  private double share(int model) {
    return all == 0 ? 0 : (double) ticks[model] / all;
  }

  private double reliability(int model) {
    return all == 0 ? 0 : reliabilitySums[model] / Q15_ONE / all;
  }
}
