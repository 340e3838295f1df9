package io.github.alvinn4j.safety;

/// The last word: turns a command into pulses and lets nothing else through.
///
/// Whatever the command says, the pulses stay inside the calibration, the steering moves at most so
/// many microseconds a tick and so many in any 250 ms, the throttle leaves neutral slowly but
/// returns to it at once and stays there for a tick before it goes the other way, and unless the
/// state is armed and there is no reason to release, the throttle is neutral. There are two pulses
/// and no other output. Integers only; what it gives depends on its arguments and on what it gave
/// before, on nothing else. Owned by the drive thread.
public final class ActuatorGate {
  private final GateLimits limits;
  private final SlewWindow steeringSlew;
  private final SlewWindow throttleRise;

  /// Makes a gate for one car.
  public ActuatorGate(GateLimits limits) {
    this.limits = limits;
    this.steeringSlew = new SlewWindow(limits.steeringSlew());
    this.throttleRise = new SlewWindow(limits.throttleRise());
  }

  /// Sets both pulses to neutral at once: where every drive begins and ends.
  public void neutral(Pulses pulses) {
    pulses.set(limits.steering().neutralMicros(), limits.throttle().neutralMicros());
  }

  /// Decides the next pulses.
  ///
  /// @param command what the driver wants; any integers
  /// @param nowNanos the drive's clock, monotonic; may wrap
  /// @param state whether the car may move
  /// @param release a reason to let the throttle go, or `NONE`
  /// @param pulses the last pulses, overwritten with the next
  public void apply(
      DriveCommand command, long nowNanos, DriveState state, Release release, Pulses pulses) {
    boolean mayMove = state.armed() && release == Release.NONE;
    int steering =
        state.armed()
            ? limits.steering().micros(command.steeringQ15())
            : limits.steering().neutralMicros();
    int throttleQ15 = mayMove ? command.throttleQ15() : 0;
    pulses.set(
        steeringMicros(steering, pulses.steeringMicros(), nowNanos),
        throttleMicros(throttleQ15, pulses.throttleMicros(), nowNanos));
  }

  private int steeringMicros(int wantedMicros, int lastMicros, long nowNanos) {
    int last = held(lastMicros, limits.steering());
    int reach = steeringSlew.reachMicros(nowNanos);
    int next = Math.clamp(wantedMicros, last - reach, last + reach);
    steeringSlew.note(nowNanos, Math.abs(next - last));
    return next;
  }

  // Away from neutral at most one step a tick; towards it freely; across it only from neutral.
  private int throttleMicros(int throttleQ15, int lastMicros, long nowNanos) {
    PulseRange range = limits.throttle();
    int max = limits.maxThrottleQ15();
    int wanted = range.micros(Math.clamp(throttleQ15, -max, max)) - range.neutralMicros();
    int last = held(lastMicros, range) - range.neutralMicros();
    boolean across = Integer.signum(last) * Integer.signum(wanted) < 0;
    int reach = across ? 0 : Math.abs(last) + throttleRise.reachMicros(nowNanos);
    int next = Math.clamp(wanted, -reach, reach);
    throttleRise.note(nowNanos, Math.max(0, Math.abs(next) - Math.abs(last)));
    return range.neutralMicros() + next;
  }

  // Pulses that no gate has written yet are 0: they count as neutral.
  private static int held(int lastMicros, PulseRange range) {
    boolean inside = lastMicros >= range.minMicros() && lastMicros <= range.maxMicros();
    return inside ? lastMicros : range.neutralMicros();
  }
}
