package io.github.alvinn4j.hardware;

/// What turns pulses into motion: a PWM chip on a bus, the Pi's own PWM, or the simulated car.
public interface VehicleActuator extends AutoCloseable {

  /// Puts out one pair of pulses, which stay until the next call.
  ///
  /// Called by one thread only; the widths have passed the gate.
  ///
  /// @param steeringMicros servo pulse in microseconds
  /// @param throttleMicros ESC pulse in microseconds
  /// @throws ActuatorException if the pulses did not reach the hardware
  void write(int steeringMicros, int throttleMicros);

  /// Stops all pulses: a servo goes limp, an ESC falls into its own fail-safe. Does not throw for a
  /// bus that is gone, because nothing could be done about it.
  void release();

  /// Sets the hardware up anew after a fault and puts out neutral; only for a person who arms
  /// again. What has nothing to set up is released and puts out pulses again with the next write.
  ///
  /// @throws ActuatorException if the hardware does not answer as it should
  default void restart() {
    release();
  }

  /// Releases, then lets go of the device; safe to call twice.
  @Override
  void close();
}
