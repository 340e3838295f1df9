package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers the last pulses and counts; allocates nothing.
final class RecordingActuator implements VehicleActuator {
  private volatile int steeringMicros;
  private volatile int throttleMicros;
  private boolean failing;
  private boolean mendable;
  private boolean released;
  private int restarts;
  private final AtomicInteger writes = new AtomicInteger();

  @Override
  public void write(int newSteeringMicros, int newThrottleMicros) {
    if (failing) {
      throw new ActuatorException("bus 1, address 0x40: no answer");
    }
    steeringMicros = newSteeringMicros;
    throttleMicros = newThrottleMicros;
    writes.incrementAndGet();
  }

  int steeringMicros() {
    return steeringMicros;
  }

  int throttleMicros() {
    return throttleMicros;
  }

  int writes() {
    return writes.get();
  }

  /// From now on no write succeeds.
  void fail() {
    failing = true;
  }

  /// Broken until it is set up again.
  void failUntilRestarted() {
    failing = true;
    mendable = true;
  }

  @Override
  public void restart() {
    failing &= !mendable;
    restarts++;
  }

  int restarts() {
    return restarts;
  }

  /// Writes succeed again.
  void mend() {
    failing = false;
  }

  boolean released() {
    return released;
  }

  @Override
  public void release() {
    released = true;
  }

  @Override
  public void close() {}
}
