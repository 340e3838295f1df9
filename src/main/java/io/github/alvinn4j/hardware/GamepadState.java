package io.github.alvinn4j.hardware;

/// What a pad's events come to: who wants what. Used by one thread.
///
/// Nobody is at the wheel until the dead-man's button was seen released, is held, and the throttle
/// has been neutral since: a car must not jump off because a trigger was held all the while (fault
/// O15), nor because a pad lies on its face. Once the stop button was pressed nobody is, for good.
final class GamepadState {
  private static final int BUTTON = 0x01;
  private static final int AXIS = 0x02;
  private static final int INITIAL = 0x80; // added to the type of what is so already
  private static final int Q15_ONE = 32767;
  private static final int DEAD_ZONE_Q15 = 1638; // 5 %: what a worn stick may show at rest

  private final GamepadMap map;
  private final int[] axes = new int[256];
  private boolean held;
  private boolean seenReleased;
  private boolean engaged;
  private boolean stopped;
  private boolean handOverHeld;
  private long handOvers;

  /// A pad that has said nothing yet.
  GamepadState(GamepadMap map) {
    this.map = map;
    if (map.throttle() instanceof GamepadMap.Throttle.Triggers(int forward, int reverse)) {
      axes[forward] = -Q15_ONE;
      axes[reverse] = -Q15_ONE;
    }
  }

  /// Takes one event (linux/joystick.h).
  ///
  /// @param type 1 button, 2 axis, plus 0x80; others do nothing
  /// @param number of the button or axis, 0..255
  /// @param value -32767..32767, of a button 0 or 1
  void accept(int type, int number, int value) {
    switch (type & ~INITIAL) {
      case AXIS -> axes[number] = Math.clamp(value, -Q15_ONE, Q15_ONE);
      case BUTTON -> button(number, value != 0);
      default -> {
        return;
      }
    }
    engaged = held && seenReleased && (engaged || throttleQ15() == 0);
  }

  private void button(int number, boolean down) {
    if (number == map.deadManButton()) {
      held = down;
      seenReleased |= !down;
    }
    if (number == map.stopButton()) {
      stopped |= down;
    }
    if (number == map.handOverButton()) {
      handOvers += down && !handOverHeld ? 1 : 0;
      handOverHeld = down;
    }
  }

  /// Whether somebody is at the wheel.
  boolean present() {
    return engaged && !stopped;
  }

  /// Whether the stop button was pressed.
  boolean stopped() {
    return stopped;
  }

  /// How often the button that changes hands was pressed.
  long handOvers() {
    return handOvers;
  }

  /// Steering, -32767 (left) .. +32767 (right).
  int steeringQ15() {
    return withoutDeadZone(axes[map.steeringAxis()]);
  }

  /// Throttle, -32767 (reverse) .. +32767 (forward).
  int throttleQ15() {
    return withoutDeadZone(
        switch (map.throttle()) {
          case GamepadMap.Throttle.Stick(int axis) -> -axes[axis];
          case GamepadMap.Throttle.Triggers(int forward, int reverse) ->
              (axes[forward] - axes[reverse]) / 2; // each has a way of 65534
        });
  }

  // Continuous at the edge of the dead zone, and still reaching both ends.
  private static int withoutDeadZone(int value) {
    int beyond = Math.abs(value) - DEAD_ZONE_Q15;
    if (beyond <= 0) {
      return 0;
    }
    return Integer.signum(value) * (beyond * Q15_ONE / (Q15_ONE - DEAD_ZONE_Q15));
  }
}
