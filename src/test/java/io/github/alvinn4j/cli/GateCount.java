package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.safety.ActuatorGate;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.GateLimits;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.Pulses;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.StepLog;
import java.util.concurrent.TimeUnit;

/// Puts commands through a gate, requires every limit of the pulses, and counts what was held back.
final class GateCount {
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final String name;
  private final GateLimits limits;
  private final ActuatorGate gate;
  private final Pulses pulses = new Pulses();
  private final StepLog steeringSteps = new StepLog();
  private final StepLog throttleRises = new StepLog();
  private int commands;
  private int clamped;
  private int steeringSlowed;
  private int throttleSlowed;

  GateCount(String name, GateLimits limits) {
    this.name = name;
    this.limits = limits;
    this.gate = new ActuatorGate(limits);
    gate.neutral(pulses);
  }

  void tick(DriveCommand command, long nowNanos) {
    int steeringBefore = pulses.steeringMicros();
    int throttleBefore = fromNeutral();

    gate.apply(command, nowNanos, DriveState.ARMED_AUTO, Release.NONE, pulses);

    commands++;
    int max = limits.maxThrottleQ15();
    int throttleQ15 = Math.clamp(command.throttleQ15(), -max, max);
    if (throttleQ15 != command.throttleQ15()) {
      clamped++;
    }
    if (pulses.steeringMicros() != limits.steering().micros(command.steeringQ15())) {
      steeringSlowed++;
    }
    if (pulses.throttleMicros() != limits.throttle().micros(throttleQ15)) {
      throttleSlowed++;
    }
    require(nowNanos, steeringBefore, throttleBefore);
  }

  private int fromNeutral() {
    return Math.abs(pulses.throttleMicros() - limits.throttle().neutralMicros());
  }

  private void require(long nowNanos, int steeringBefore, int throttleBefore) {
    PulseRange servo = limits.steering();
    PulseRange esc = limits.throttle();
    int max = limits.maxThrottleQ15();
    assertThat(pulses.steeringMicros())
        .as("steering of %s", name)
        .isBetween(servo.minMicros(), servo.maxMicros());
    assertThat(pulses.throttleMicros())
        .as("throttle of %s", name)
        .isBetween(
            Math.min(esc.micros(-max), esc.micros(max)),
            Math.max(esc.micros(-max), esc.micros(max)));
    steeringSteps.add(nowNanos, Math.abs(pulses.steeringMicros() - steeringBefore));
    throttleRises.add(nowNanos, Math.max(0, fromNeutral() - throttleBefore));
  }

  /// Requires the limits over time; returns how many commands there were.
  int commands() {
    assertThat(steeringSteps.largest())
        .as("steps of %s", this)
        .isLessThanOrEqualTo(limits.steeringSlew().microsPerTick());
    assertThat(steeringSteps.mostWithin(WINDOW_NANOS))
        .as("steering within 250 ms of %s", this)
        .isLessThanOrEqualTo(limits.steeringSlew().microsPer250Millis());
    assertThat(throttleRises.largest())
        .as("rises of %s", this)
        .isLessThanOrEqualTo(limits.throttleRise().microsPerTick());
    assertThat(throttleRises.mostWithin(WINDOW_NANOS))
        .as("rises within 250 ms of %s", this)
        .isLessThanOrEqualTo(limits.throttleRise().microsPer250Millis());
    return commands;
  }

  @Override
  public String toString() {
    return "%s: %d commands, throttle clamped %d, steering slowed %d, throttle slowed %d"
        .formatted(name, commands, clamped, steeringSlowed, throttleSlowed);
  }
}
