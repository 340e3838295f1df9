package io.github.alvinn4j.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What was shown on this very car, wheels lifted, by `./alvinn calibrate`.
///
/// Nothing of it can be known from the program: which way the servo turns, and what the ESC does
/// when its pulses end. Until it is shown, the car may not be armed, or only creep by itself.
///
/// @param directionsConfirmed whether left is left and forward is forward (A11)
/// @param signalLossMillis from the end of the pulses to a motor at rest, 0..60000
/// @param killMillis from `kill -9` of the program to a motor at rest, 0..60000
/// @param outputEnableMillis from the end of the heartbeat to a motor at rest, 0..60000
public record Commissioning(
    boolean directionsConfirmed,
    OptionalInt signalLossMillis,
    OptionalInt killMillis,
    OptionalInt outputEnableMillis) {
  /// Share of full throttle that a car drives by itself at most before all is shown.
  public static final double UNPROVEN_THROTTLE = 0.15;

  /// A motor that takes longer to come to rest counts as not shown.
  public static final int LONGEST_MILLIS = 2000;

  /// Largest time that can be told.
  static final int MAX_MILLIS = 60_000;

  /// A car on which nothing was shown.
  public static final Commissioning NONE =
      new Commissioning(false, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public Commissioning {
    signalLossMillis.ifPresent(millis -> Bounds.check("signalLossMillis", millis, 0, MAX_MILLIS));
    killMillis.ifPresent(millis -> Bounds.check("killMillis", millis, 0, MAX_MILLIS));
    outputEnableMillis.ifPresent(
        millis -> Bounds.check("outputEnableMillis", millis, 0, MAX_MILLIS));
  }

  /// What is still to be shown before the car may drive by itself as fast as its limits allow; one
  /// line each, empty if nothing.
  ///
  /// @param heartbeat whether the car has a heartbeat line that cuts the outputs
  public List<String> missing(boolean heartbeat) {
    List<String> missing = new ArrayList<>();
    if (!directionsConfirmed) {
      missing.add("directions of servo and motor are not confirmed");
    }
    judge(missing, "ESC without pulses", signalLossMillis);
    judge(missing, "ESC after kill -9", killMillis);
    if (heartbeat) {
      judge(missing, "ESC without heartbeat", outputEnableMillis);
    }
    return List.copyOf(missing);
  }

  private static void judge(List<String> missing, String what, OptionalInt millis) {
    if (millis.isEmpty()) {
      missing.add(what + ": not measured");
    } else if (millis.getAsInt() > LONGEST_MILLIS) {
      missing.add(
          "%s: at rest after %d ms, expected at most %d"
              .formatted(what, millis.getAsInt(), LONGEST_MILLIS));
    }
  }
}
