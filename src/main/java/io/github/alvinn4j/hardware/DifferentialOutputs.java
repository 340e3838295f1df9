package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.safety.PulseRange;

/// What the motors of an emulated board do, told as the pulses of a servo and an ESC: the simulated
/// car hears those.
///
/// A car that stands has no steering: it then hears neutral. Safe from any thread.
public final class DifferentialOutputs implements PulseOutputs {
  private final EmulatedPca9685 chip;
  private final Differential wiring;
  private final PulseRange steering;
  private final PulseRange throttle;
  private final HBridgeMotor left;
  private final HBridgeMotor right;
  private final DifferentialMix mix;
  private final int[] onCounts = new int[Pca9685Registers.CHANNELS];

  /// Follows every transfer to the chip.
  public DifferentialOutputs(EmulatedPca9685 chip, Differential wiring, VehicleProfile profile) {
    this.chip = chip;
    this.wiring = wiring;
    this.steering = profile.steering();
    this.throttle = profile.throttle();
    this.left = new HBridgeMotor(wiring.bridge(), wiring.left());
    this.right = new HBridgeMotor(wiring.bridge(), wiring.right());
    this.mix = new DifferentialMix(profile.geometry(), wiring.trackWidthMeters());
  }

  @Override
  public synchronized int steeringMicros() {
    chip.copyOnCounts(onCounts);
    return powered()
        ? steering.micros(mix.steeringQ15(left.speedQ15(onCounts), right.speedQ15(onCounts)))
        : NO_PULSE;
  }

  @Override
  public synchronized int throttleMicros() {
    chip.copyOnCounts(onCounts);
    return powered()
        ? throttle.micros(
            DifferentialMix.throttleQ15(left.speedQ15(onCounts), right.speedQ15(onCounts)))
        : NO_PULSE;
  }

  // Without STBY, or with nothing on at all, no motor is held or driven.
  private boolean powered() {
    if (wiring.bridge().standbyChannel().isPresent()) {
      return onCounts[wiring.bridge().standbyChannel().getAsInt()] != 0;
    }
    for (int counts : onCounts) {
      if (counts != 0) {
        return true;
      }
    }
    return false;
  }
}
