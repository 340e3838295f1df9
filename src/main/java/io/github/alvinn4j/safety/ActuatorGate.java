package io.github.alvinn4j.safety;

/// The last word: turns a command into pulses and lets nothing else through.
///
/// Whatever the command says, the pulses stay inside the calibration, the steering moves at most so
/// many microseconds a tick, the throttle leaves neutral slowly but returns to it at once and stays
/// there for a tick before it goes the other way, and unless the state is armed and there is no
/// reason to release, the throttle is neutral. Integers only; a pure function of its arguments and
/// the pulses it gave before. Owned by the drive thread.
public final class ActuatorGate {
  private final GateLimits limits;

  /// Makes a gate for one car.
  public ActuatorGate(GateLimits limits) {
    this.limits = limits;
  }

  /// Sets both pulses to neutral: where every drive begins.
  public void neutral(Pulses pulses) {
    pulses.set(limits.steering().neutralMicros(), limits.throttle().neutralMicros());
  }

  /// Decides the next pulses.
  ///
  /// @param command what the driver wants; any integers
  /// @param state whether the car may move
  /// @param release a reason to let the throttle go, or `NONE`
  /// @param pulses the last pulses, overwritten with the next
  public void apply(DriveCommand command, DriveState state, Release release, Pulses pulses) {
    boolean mayMove = state.armed() && release == Release.NONE;
    int steering =
        state.armed()
            ? limits.steering().micros(command.steeringQ15())
            : limits.steering().neutralMicros();
    pulses.set(
        slewed(steering, pulses.steeringMicros()),
        mayMove
            ? throttleMicros(command.throttleQ15(), pulses.throttleMicros())
            : limits.throttle().neutralMicros());
  }

  private int slewed(int wantedMicros, int lastMicros) {
    int slew = limits.steeringSlewMicrosPerTick();
    PulseRange range = limits.steering();
    int last = held(lastMicros, range);
    return Math.clamp(wantedMicros, last - slew, last + slew);
  }

  // Away from neutral at most one step a tick; towards it freely; across it only from neutral.
  private int throttleMicros(int throttleQ15, int lastMicros) {
    PulseRange range = limits.throttle();
    int max = limits.maxThrottleQ15();
    int wanted = range.micros(Math.clamp(throttleQ15, -max, max)) - range.neutralMicros();
    int last = held(lastMicros, range) - range.neutralMicros();
    boolean across = Integer.signum(last) * Integer.signum(wanted) < 0;
    int reach = across ? 0 : Math.abs(last) + limits.throttleRiseMicrosPerTick();
    return range.neutralMicros() + Math.clamp(wanted, -reach, reach);
  }

  // Pulses that no gate has written yet are 0: they count as neutral.
  private static int held(int lastMicros, PulseRange range) {
    boolean inside = lastMicros >= range.minMicros() && lastMicros <= range.maxMicros();
    return inside ? lastMicros : range.neutralMicros();
  }
}
