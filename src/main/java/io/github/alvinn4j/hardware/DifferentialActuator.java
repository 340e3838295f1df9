package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.COUNTS_PER_PERIOD;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.time.Clock;
import java.util.Collections;
import java.util.List;

/// Two motors behind an H-bridge on a PCA9685, as on the common motor boards: no servo, no ESC.
///
/// Pulses come in as for a servo and an ESC that are not there, so that gate, recordings and limits
/// are those of any other car. All six levels go out in one transfer. Used by one thread.
public final class DifferentialActuator implements VehicleActuator {
  private final Pca9685Chip chip;
  private final PulseRange steering;
  private final PulseRange throttle;
  private final ChannelBlock block;
  private final HBridgeMotor left;
  private final HBridgeMotor right;
  private final DifferentialMix mix;
  private final int standbyChannel;

  private DifferentialActuator(
      I2cDevice device, Differential wiring, VehicleProfile profile, Clock clock) {
    this.steering = profile.steering();
    this.throttle = profile.throttle();
    this.block = block(wiring);
    this.left = new HBridgeMotor(wiring.bridge(), wiring.left());
    this.right = new HBridgeMotor(wiring.bridge(), wiring.right());
    this.mix = new DifferentialMix(profile.geometry(), wiring.trackWidthMeters());
    this.standbyChannel = wiring.bridge().standbyChannel().orElse(-1);
    this.chip =
        Pca9685Chip.open(
            device,
            wiring.i2cBus(),
            wiring.i2cAddress(),
            wiring.frequencyHertz(),
            List.of(block),
            clock);
  }

  // Channels between them belong to nobody and stay off.
  private static ChannelBlock block(Differential wiring) {
    List<Integer> channels = Differential.channels(wiring.bridge(), wiring.left(), wiring.right());
    return new ChannelBlock(Collections.min(channels), Collections.max(channels));
  }

  /// Sets the chip up with both motors in neutral.
  ///
  /// @param device taken over: closed with the actuator, and also if opening fails
  /// @param wiring how the motors are connected
  /// @param profile whose calibration and geometry are used
  /// @param clock says when to read the chip back
  /// @throws ActuatorException if no PCA9685 answers
  public static DifferentialActuator open(
      I2cDevice device, Differential wiring, VehicleProfile profile, Clock clock) {
    DifferentialActuator actuator = new DifferentialActuator(device, wiring, profile, clock);
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
  /// @throws ActuatorException also for a pulse outside 700..2300 us, and then nothing is written
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    chip.checkPulse("steering", steeringMicros);
    chip.checkPulse("throttle", throttleMicros);
    chip.watch();
    mix.mix(steering.valueQ15(steeringMicros), throttle.valueQ15(throttleMicros));
    left.put(block, mix.leftQ15());
    right.put(block, mix.rightQ15());
    if (standbyChannel >= 0) {
      block.put(standbyChannel, COUNTS_PER_PERIOD);
    }
    chip.write();
  }

  private void writeNeutral() {
    write(steering.neutralMicros(), throttle.neutralMicros());
  }

  /// {@inheritDoc}
  ///
  /// No motor is driven, and STBY falls where it is wired to the board.
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
    if (!chip.closed()) {
      release();
      chip.close();
    }
  }
}
