package io.github.alvinn4j.learning;

import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.safety.DriveState;

/// What one tick teaches: the picture, and what the driver did.
///
/// Mutable and reused; owned by one thread at a time.
final class Example {
  private final byte[] pixels; // 0..255 each, as the retina has them
  private long nanos;
  private DriveState state = DriveState.BOOT;
  private boolean present;
  private boolean correction;
  private int steeringQ15;
  private int throttleQ15;
  private int networkQ15;

  /// An empty one.
  ///
  /// @param pixels of the retina
  Example(int pixels) {
    this.pixels = new byte[pixels];
  }

  /// An example of a network that has learned nothing yet.
  ///
  /// @param pixels copied
  static Example of(
      byte[] pixels,
      long nanos,
      DriveState state,
      boolean present,
      int steeringQ15,
      int throttleQ15) {
    Example example = new Example(pixels.length);
    System.arraycopy(pixels, 0, example.pixels, 0, pixels.length);
    example.nanos = nanos;
    example.state = state;
    example.present = present;
    example.steeringQ15 = steeringQ15;
    example.throttleQ15 = throttleQ15;
    return example;
  }

  /// Copies what a tick has seen and done; on the drive thread, allocates nothing.
  void copy(Tick tick) {
    int[] seen = tick.retina().pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) seen[i];
    }
    nanos = tick.startNanos();
    state = tick.state();
    present = tick.driverPresent();
    correction = tick.corrected();
    steeringQ15 = tick.driver().steeringQ15();
    throttleQ15 = tick.command().throttleQ15();
    networkQ15 = tick.estimate().steeringQ15();
  }

  /// Copies another one of the same size.
  void copy(Example other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
    nanos = other.nanos;
    state = other.state;
    present = other.present;
    correction = other.correction;
    steeringQ15 = other.steeringQ15;
    throttleQ15 = other.throttleQ15;
    networkQ15 = other.networkQ15;
  }

  /// The retina, one byte 0..255 for each pixel; valid until the next copy.
  byte[] pixels() {
    return pixels;
  }

  /// When the tick began, by the drive's clock.
  long nanos() {
    return nanos;
  }

  /// Who moved the car.
  DriveState state() {
    return state;
  }

  /// Whether somebody was at the wheel.
  boolean present() {
    return present;
  }

  /// Whether the driver put the network right.
  boolean correction() {
    return correction;
  }

  /// What the driver wanted, Q15, + is right.
  int steeringQ15() {
    return steeringQ15;
  }

  /// The throttle that went to the gate, Q15.
  int throttleQ15() {
    return throttleQ15;
  }

  /// What the network of then would have steered, Q15.
  int networkQ15() {
    return networkQ15;
  }
}
