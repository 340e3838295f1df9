package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.VehicleActuator;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers the last pulses and counts; allocates nothing.
final class RecordingActuator implements VehicleActuator {
  private volatile int steeringMicros;
  private volatile int throttleMicros;
  private final AtomicInteger writes = new AtomicInteger();

  @Override
  public void write(int newSteeringMicros, int newThrottleMicros) {
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

  @Override
  public void release() {}

  @Override
  public void close() {}
}
