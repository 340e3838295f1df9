package io.github.alvinn4j.simulator;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.PulseOutputs;
import io.github.alvinn4j.hardware.VehicleActuator;
import java.util.concurrent.atomic.AtomicLong;

/// Two signal wires between the actuator thread and the simulated car.
///
/// Both pulses change at once. Safe from any thread; nothing is allocated per write.
public final class SimulatedActuator implements VehicleActuator, PulseOutputs {
  private static final long CLOSED = -1;

  private final AtomicLong pulses = new AtomicLong(); // steering in the upper half

  @Override
  public void write(int steeringMicros, int throttleMicros) {
    if (steeringMicros < 0 || throttleMicros < 0) {
      throw new IllegalArgumentException(
          "pulses = %d, %d us, expected 0 or more".formatted(steeringMicros, throttleMicros));
    }
    long both = (long) steeringMicros << Integer.SIZE | throttleMicros;
    if (!replace(both)) {
      throw new ActuatorException("simulated actuator: written after it was closed");
    }
  }

  @Override
  public void release() {
    replace(NO_PULSE); // nothing to stop once closed
  }

  // A loop and no lambda: a lambda that carries a value is an allocation per write.
  private boolean replace(long both) {
    long before = pulses.get();
    while (before != CLOSED && !pulses.compareAndSet(before, both)) {
      before = pulses.get();
    }
    return before != CLOSED;
  }

  @Override
  public void close() {
    pulses.set(CLOSED);
  }

  @Override
  public int steeringMicros() {
    return (int) (Math.max(0, pulses.get()) >>> Integer.SIZE);
  }

  @Override
  public int throttleMicros() {
    return (int) Math.max(0, pulses.get());
  }
}
