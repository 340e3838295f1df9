package io.github.alvinn4j.simulator;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.hardware.CameraMount;

/// The camera of the simulated car: reading a frame lets the world go on until it is taken.
///
/// Read on one thread; [#stop()] is safe from any.
public final class SimulatedCamera implements FrameSource {
  private final CameraMount mount;
  private final World world;
  private final GroundCamera lens;
  private final Pacing pacing;
  private final RunGoal goal;
  private long sequence = -1;
  private volatile boolean stopped;

  SimulatedCamera(CameraMount mount, World world, GroundCamera lens, Pacing pacing, RunGoal goal) {
    this.mount = mount;
    this.world = world;
    this.lens = lens;
    this.pacing = pacing;
    this.goal = goal;
  }

  @Override
  public int width() {
    return mount.widthPixels();
  }

  @Override
  public int height() {
    return mount.heightPixels();
  }

  @Override
  public boolean read(Frame frame) {
    if (stopped || goal.reachedBy(world.referee().report())) {
      return false;
    }
    int periods = pacing.awaitFrame(mount.rateHertz());
    if (stopped || periods == 0) {
      return false;
    }
    sequence += periods;
    world.advance(periods, mount.rateHertz());
    VehicleState state = world.vehicle().state();
    double ahead = world.middleMeters();
    lens.render(state.xAhead(ahead), state.yAhead(ahead), state.headingRadians(), frame);
    frame.stamp(pacing.frameNanos(), sequence);
    return true;
  }

  /// Ends the run before its goal: the present or the next [#read] returns false.
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stop();
  }
}
