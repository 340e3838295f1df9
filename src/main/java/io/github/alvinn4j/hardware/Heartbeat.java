package io.github.alvinn4j.hardware;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;

/// A line that changes its level with each pulse that reached the hardware.
///
/// A circuit outside lets the outputs through only while the line keeps toggling: whatever stops
/// this program stops the line, and with it the outputs. A line that stands still, high or low, is
/// a dead one. Used by the thread that writes the pulses; allocates nothing.
public final class Heartbeat {
  private final DigitalOutput line;
  private final int gpio;
  private boolean high;

  /// @param line low now
  Heartbeat(DigitalOutput line, int gpio) {
    this.line = line;
    this.gpio = gpio;
  }

  /// Changes the level.
  ///
  /// @throws ActuatorException if the kernel refuses
  public void beat() {
    high = !high;
    try {
      line.state(high ? DigitalState.HIGH : DigitalState.LOW);
    } catch (RuntimeException e) {
      throw new ActuatorException("GPIO%d (heartbeat): %s".formatted(gpio, e.getMessage()), e);
    }
  }

  /// Puts the line low for good.
  void stop() {
    try {
      line.low();
    } catch (RuntimeException e) {
      // It stands still then, which means the same.
    }
  }
}
