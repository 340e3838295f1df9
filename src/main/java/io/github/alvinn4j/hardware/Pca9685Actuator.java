package io.github.alvinn4j.hardware;

import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.time.Clock;
import java.util.List;

/// Servo and ESC on a PCA9685.
///
/// A pulse is a whole number of counts (4.07 us at 60 Hz). Used by one thread.
public final class Pca9685Actuator implements VehicleActuator {
  private final Pca9685Chip chip;
  private final ActuatorWiring.Pca9685 wiring;
  private final PulseRange steering;
  private final PulseRange throttle;
  private final ChannelBlock steeringBlock;
  private final ChannelBlock throttleBlock;

  private Pca9685Actuator(
      I2cDevice device, ActuatorWiring.Pca9685 wiring, VehicleProfile profile, Clock clock) {
    this.wiring = wiring;
    this.steering = profile.steering();
    this.throttle = profile.throttle();
    int steer = wiring.steeringChannel();
    int drive = wiring.throttleChannel();
    boolean neighbours = Math.abs(steer - drive) == 1;
    this.throttleBlock =
        neighbours
            ? new ChannelBlock(Math.min(steer, drive), Math.max(steer, drive))
            : new ChannelBlock(drive, drive);
    this.steeringBlock = neighbours ? throttleBlock : new ChannelBlock(steer, steer);
    // The one that matters more goes first.
    List<ChannelBlock> blocks =
        neighbours ? List.of(throttleBlock) : List.of(throttleBlock, steeringBlock);
    this.chip =
        Pca9685Chip.open(
            device, wiring.i2cBus(), wiring.i2cAddress(), wiring.frequencyHertz(), blocks, clock);
  }

  /// Sets the chip up and puts out neutral on both channels; nothing else ever moves at the start.
  ///
  /// @param device taken over: closed with the actuator, and also if opening fails
  /// @param wiring how the chip is connected
  /// @param profile whose calibration is used
  /// @param clock says when to read the chip back
  /// @throws ActuatorException if no PCA9685 answers
  public static Pca9685Actuator open(
      I2cDevice device, ActuatorWiring.Pca9685 wiring, VehicleProfile profile, Clock clock) {
    Pca9685Actuator actuator = new Pca9685Actuator(device, wiring, profile, clock);
    try {
      actuator.writeNeutral();
      return actuator;
    } catch (ActuatorException e) {
      device.close();
      throw e;
    }
  }

  /// {@inheritDoc}
  ///
  /// Each pulse changes as a whole; both in the same transfer if the channels are neighbours. What
  /// the chip does not acknowledge is sent once more. Once a second the chip is read back; one that
  /// was reset, or that somebody else writes to, stays refused until [#restart()].
  ///
  /// @throws ActuatorException also for a pulse outside 700..2300 us, and then nothing is written
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    chip.checkPulse("steering", steeringMicros);
    chip.checkPulse("throttle", throttleMicros);
    chip.watch();
    steeringBlock.put(wiring.steeringChannel(), chip.counts(steeringMicros));
    throttleBlock.put(wiring.throttleChannel(), chip.counts(throttleMicros));
    chip.write();
  }

  private void writeNeutral() {
    write(steering.neutralMicros(), throttle.neutralMicros());
  }

  @Override
  public void release() {
    chip.off();
  }

  @Override
  public void restart() {
    chip.restart();
    writeNeutral();
  }

  @Override
  public void close() {
    if (chip.closed()) {
      return;
    }
    try {
      writeNeutral();
    } catch (ActuatorException e) {
      // The bus is gone; only the ESC's own fail-safe and the power switch are left.
    }
    release();
    chip.close();
  }
}
