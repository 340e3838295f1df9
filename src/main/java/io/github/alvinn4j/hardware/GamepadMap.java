package io.github.alvinn4j.hardware;

import java.util.List;
import java.util.Optional;

/// Which numbers of the Linux joystick interface are the wheel, the pedals and the two buttons.
///
/// The kernel numbers axes and buttons in the order of their event codes. The codes of the pads on
/// USB and of the F710 are those in Donkeycar's `controller.py` (ev codes 0, 2, 5, 0x130..0x137);
/// PlayStation's order is that of its PS3 table, which `hid-playstation` keeps. From memory, and
/// not tried with a pad: the gap in the buttons of an Xbox pad on Bluetooth, and all of `f710-d`.
///
/// @param name what a person types
/// @param kernelNames parts of the names that the kernel gives such pads
/// @param steeringAxis + is right
/// @param throttle what says how fast
/// @param deadManButton must be held, or the car stops
/// @param stopButton stops the car until the program is started anew
/// @param handOverButton gives the wheel to a network that learns, and takes it back
public record GamepadMap(
    String name,
    List<String> kernelNames,
    int steeringAxis,
    Throttle throttle,
    int deadManButton,
    int stopButton,
    int handOverButton) {

  /// All pads that are known; the first whose kernel name fits is the one.
  public static final List<GamepadMap> ALL =
      List.of(
          // Left stick, right and left trigger, left shoulder, Y, right shoulder.
          new GamepadMap(
              "xbox-bluetooth",
              List.of("Xbox Wireless Controller"),
              0,
              new Throttle.Triggers(4, 5),
              6,
              4,
              7),
          new GamepadMap("xbox", List.of("Xbox", "X-Box"), 0, new Throttle.Triggers(5, 2), 4, 3, 5),
          // The switch on its back at X; the kernel's xpad driver.
          new GamepadMap("f710", List.of("F710"), 0, new Throttle.Triggers(5, 2), 4, 3, 5),
          // The switch at D: the triggers are buttons, so the right stick is the pedal.
          new GamepadMap("f710-d", List.of("RumblePad"), 0, new Throttle.Stick(3), 4, 3, 5),
          // PS4, PS5: left stick, R2 and L2, L1, cross, R1.
          new GamepadMap(
              "playstation",
              List.of("DualSense", "Wireless Controller", "PLAYSTATION"),
              0,
              new Throttle.Triggers(5, 2),
              4,
              0,
              5));

  /// The map with a name.
  public static Optional<GamepadMap> named(String name) {
    return ALL.stream().filter(map -> map.name.equals(name)).findFirst();
  }

  /// The map for a pad by the name that the kernel gives it.
  public static Optional<GamepadMap> forKernelName(String kernelName) {
    return ALL.stream()
        .filter(map -> map.kernelNames.stream().anyMatch(kernelName::contains))
        .findFirst();
  }

  /// What says how fast.
  public sealed interface Throttle {

    /// A stick: up is forward.
    ///
    /// @param axis - is up
    record Stick(int axis) implements Throttle {}

    /// Two triggers.
    ///
    /// @param forwardAxis -32767 is let go
    /// @param reverseAxis -32767 is let go
    record Triggers(int forwardAxis, int reverseAxis) implements Throttle {}
  }
}
