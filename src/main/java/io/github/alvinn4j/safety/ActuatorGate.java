package io.github.alvinn4j.safety;

/// The last word: turns a command into pulses and lets nothing else through.
///
/// Whatever the command says, the pulses stay inside the calibration, the steering moves at most so
/// many microseconds a tick, the throttle leaves neutral slowly but returns to it at once, and
/// unless the state is armed and there is no reason to release, the throttle is neutral. Integers
/// only; a pure function of its arguments and the pulses it gave before. Owned by the drive thread.
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
    int last = Math.clamp(lastMicros, range.minMicros(), range.maxMicros());
    return Math.clamp(wantedMicros, last - slew, last + slew);
  }

  // Away from neutral at most one step a tick; towards it freely; across it only from neutral on.
  private int throttleMicros(int throttleQ15, int lastMicros) {
    PulseRange range = limits.throttle();
    int max = limits.maxThrottleQ15();
    int wanted = range.micros(Math.clamp(throttleQ15, -max, max)) - range.neutralMicros();
    int last = Math.clamp(lastMicros, range.minMicros(), range.maxMicros()) - range.neutralMicros();
    int sameSide = Integer.signum(last) == Integer.signum(wanted) ? Math.abs(last) : 0;
    int reach = sameSide + limits.throttleRiseMicrosPerTick();
    return range.neutralMicros() + Math.clamp(wanted, -reach, reach);
  }
}
