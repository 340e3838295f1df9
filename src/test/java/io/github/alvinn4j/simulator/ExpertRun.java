package io.github.alvinn4j.simulator;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.time.ManualClock;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/// A simulation driven by its own expert in lockstep, with what was seen on the way.
final class ExpertRun implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  final SimulatedActuator actuator = new SimulatedActuator();
  final VehicleProfile profile = Profiles.car();
  final Simulation simulation;
  final Frame frame = new Frame(160, 120);
  private final DriveCommand command = new DriveCommand();
  private final CRC32C pixels = new CRC32C();
  private final CRC32C pulses = new CRC32C();
  private final byte[] bytes = new byte[160 * 120 * 3];
  private int frames;
  private int framesFarOut;
  private int framesTurned;
  private double largestShare;

  ExpertRun(Scenario scenario, long seed) {
    this.simulation =
        new Simulation(
            profile, scenario, new SplittableRandom(seed), new Lockstep(clock), actuator);
  }

  /// Drives one frame as the expert wants.
  boolean step() {
    simulation.expert().read(command);
    return step(command.steeringQ15(), command.throttleQ15());
  }

  boolean step(int steeringQ15, int throttleQ15) {
    actuator.write(profile.steering().micros(steeringQ15), profile.throttle().micros(throttleQ15));
    if (!simulation.camera().read(frame)) {
      return false;
    }
    frame.pixels().get(0, 0, bytes);
    pixels.update(bytes);
    pulses.update(actuator.steeringMicros() & 0xFF);
    pulses.update(actuator.steeringMicros() >> 8);
    note();
    return true;
  }

  private void note() {
    TrackPosition position = simulation.referee().position();
    double turned =
        Angles.wrapped(simulation.vehicle().headingRadians() - position.headingRadians());
    double share = Math.abs(position.lateralShare());
    frames++;
    framesFarOut += share > 0.5 ? 1 : 0;
    framesTurned += Math.abs(turned) > Math.toRadians(15) ? 1 : 0;
    largestShare = Math.max(largestShare, share);
  }

  /// Drives to the scenario's goal.
  RefereeReport finish() {
    while (step()) {
      // the goal ends it
    }
    return simulation.referee().report();
  }

  double shareOfFramesFarOut() {
    return (double) framesFarOut / frames;
  }

  double shareOfFramesTurned() {
    return (double) framesTurned / frames;
  }

  double largestShare() {
    return largestShare;
  }

  long pixelDigest() {
    return pixels.getValue();
  }

  long pulseDigest() {
    return pulses.getValue();
  }

  @Override
  public void close() {
    simulation.close();
    frame.close();
  }
}
