package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;

/// The newest tick for a viewer that looks now and then: copied only when it was asked for.
///
/// The drive thread writes while [#wanted], the viewer reads while not; the one flag hands over.
final class Snapshot implements DriveObserver {
  private volatile boolean wanted = true;
  private int[] pixels = new int[0];
  private int[] outputs = new int[0];
  int rows;
  int columns;
  double networkSteering;
  double driverSteering;
  boolean driverPresent;
  int steeringMicros;
  int throttleMicros;
  DriveState state = DriveState.BOOT;
  Release release = Release.NOT_ARMED;
  Caution caution = Caution.NONE;
  int steeringModel;
  double laneMeters;
  private int[] reliabilities = new int[0];
  private Trust trust = Trust.NONE;
  long number;
  long workNanos;

  @Override
  public void onTick(Tick tick) {
    if (!wanted) {
      return;
    }
    pixels = copy(tick.retina().pixels(), pixels);
    outputs = copy(tick.activations().outputs(), outputs);
    rows = tick.retina().rows();
    columns = tick.retina().columns();
    networkSteering = tick.estimate().steering();
    driverSteering = tick.driver().steeringQ15() / 32767.0;
    driverPresent = tick.driverPresent();
    steeringMicros = tick.pulses().steeringMicros();
    throttleMicros = tick.pulses().throttleMicros();
    state = tick.state();
    release = tick.release();
    caution = tick.caution();
    steeringModel = tick.pilot().steeringModel();
    laneMeters = tick.pilot().laneMeters();
    reliabilities = reliabilities(tick.pilot(), reliabilities);
    trust = tick.reliability().map(Trust::of).orElse(Trust.NONE);
    number = tick.number();
    workNanos = tick.workNanos();
    wanted = false;
  }

  private static int[] reliabilities(Pilot pilot, int[] into) {
    int models = pilot.specialists().size();
    int[] all = into.length == models ? into : new int[models];
    for (int model = 0; model < models; model++) {
      all[model] = pilot.reliabilityQ15(model);
    }
    return all;
  }

  private static int[] copy(int[] from, int[] to) {
    if (to.length != from.length) {
      return from.clone();
    }
    System.arraycopy(from, 0, to, 0, from.length);
    return to;
  }

  /// Whether a fresh copy is there to be read.
  boolean fresh() {
    return !wanted;
  }

  /// Asks for the next copy; nothing may be read until it is there.
  void ask() {
    wanted = true;
  }

  /// How far the network trusts itself.
  Trust trust() {
    return trust;
  }

  int[] pixels() {
    return pixels;
  }

  int[] outputs() {
    return outputs;
  }

  /// One for each model, 0..32767.
  int[] reliabilities() {
    return reliabilities;
  }
}
