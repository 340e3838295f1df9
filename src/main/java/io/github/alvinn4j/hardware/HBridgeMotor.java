package io.github.alvinn4j.hardware;

import static io.github.alvinn4j.hardware.Pca9685Registers.COUNTS_PER_PERIOD;

/// One motor behind an H-bridge: a signed speed becomes the levels of its three inputs.
///
/// Never are both direction inputs high, whatever was asked: neither truth table needs it, and a
/// bridge without protection of its own would short its supply. The levels of a block change at
/// once. Used by one thread.
final class HBridgeMotor {
  private static final int Q15_ONE = 32767;

  private final HBridge bridge;
  private final HBridge.Motor channels;
  private final int deadBandQ15;
  private final int startCounts;

  HBridgeMotor(HBridge bridge, HBridge.Motor channels) {
    this.bridge = bridge;
    this.channels = channels;
    this.deadBandQ15 = (int) Math.round(bridge.deadBand() * Q15_ONE);
    this.startCounts = (int) Math.round(bridge.startDuty() * COUNTS_PER_PERIOD);
  }

  /// Puts a speed into the block.
  ///
  /// @param speedQ15 -32767 is full backwards, 32767 full forwards; beyond is held there
  void put(ChannelBlock block, int speedQ15) {
    int speed = Math.clamp(speedQ15, -Q15_ONE, Q15_ONE);
    if (Math.abs(speed) <= deadBandQ15) {
      putNeutral(block);
      return;
    }
    block.put(channels.forward(), speed > 0 ? COUNTS_PER_PERIOD : 0);
    block.put(channels.backward(), speed > 0 ? 0 : COUNTS_PER_PERIOD);
    block.put(channels.pwm(), duty(Math.abs(speed)));
  }

  // TB6612FNG data sheet, H-SW control function: L L H is off, H L L is short brake.
  // L298N data sheet, section on the bidirectional motor: enable L is off, H L L is the fast stop.
  private void putNeutral(ChannelBlock block) {
    boolean brake = bridge.neutral() == HBridge.Neutral.BRAKE;
    boolean toshiba = bridge.type() == HBridge.Type.TB6612;
    block.put(channels.forward(), brake && toshiba ? COUNTS_PER_PERIOD : 0);
    block.put(channels.backward(), 0);
    block.put(channels.pwm(), brake == toshiba ? 0 : COUNTS_PER_PERIOD);
  }

  /// Counts of a speed: linear from where the motor begins to turn to always on.
  ///
  /// @param magnitudeQ15 0..32767
  int duty(int magnitudeQ15) {
    int span = COUNTS_PER_PERIOD - startCounts;
    return startCounts + (magnitudeQ15 * span + Q15_ONE / 2) / Q15_ONE;
  }

  /// The speed that levels on the three inputs mean, the inverse of [#put] to within a count.
  ///
  /// @param onCounts how long each of the 16 outputs is on in a period, not modified
  int speedQ15(int[] onCounts) {
    boolean forward = onCounts[channels.forward()] == COUNTS_PER_PERIOD;
    boolean backward = onCounts[channels.backward()] == COUNTS_PER_PERIOD;
    int duty = onCounts[channels.pwm()] - startCounts;
    if (forward == backward || duty <= 0) {
      return 0;
    }
    int span = COUNTS_PER_PERIOD - startCounts;
    int magnitude = (duty * Q15_ONE + span / 2) / span;
    return forward ? magnitude : -magnitude;
  }
}
