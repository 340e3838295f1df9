package io.github.alvinn4j.hardware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How servo and ESC are connected: one record for each kind, with what that kind must know.
public sealed interface ActuatorWiring {

  /// The word in the profile.
  String kind();

  /// Whether the outputs go on with the last pulses when this program dies.
  boolean outlivesTheProgram();

  /// Wiring of a car that is simulated.
  sealed interface Simulated extends ActuatorWiring {
    @Override
    default boolean outlivesTheProgram() {
      return false;
    }
  }

  /// Wiring of a car that can hurt somebody.
  sealed interface Real extends ActuatorWiring {
    @Override
    default boolean outlivesTheProgram() {
      return true;
    }
  }

  /// The simulated car reads the pulses directly.
  record Simulator() implements Simulated {
    /// The word in the profile.
    public static final String KIND = "simulator";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /// The PCA9685 driver on an emulated chip, whose outputs the simulated car reads.
  ///
  /// @param chip as if it were there
  record EmulatedPca9685(Pca9685 chip) implements Simulated {
    /// The word in the profile.
    public static final String KIND = "emulated_pca9685";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /// The driver of [Differential] on an emulated chip; the simulated car hears what the motors
  /// would do.
  ///
  /// @param board as if it were there
  record EmulatedDifferential(Differential board) implements Simulated {
    /// The word in the profile.
    public static final String KIND = "emulated-differential";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /// The same on an emulated chip in another process, which outlives a drive that dies: what a real
  /// chip does.
  ///
  /// @param chip as if it were there
  /// @param pipe the named pipe that stands for the bus; see [PipedPca9685]
  record PipedChip(Pca9685 chip, Path pipe) implements Simulated {
    /// The word in the profile.
    public static final String KIND = "piped_pca9685";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public boolean outlivesTheProgram() {
      return true;
    }
  }

  /// A PCA9685 on the machine's I2C bus, through Pi4J.
  ///
  /// @param i2cBus number of the bus, 0..31
  /// @param i2cAddress of the PWM chip, 0x40..0x7f
  /// @param steeringChannel output of the servo, 0..15
  /// @param throttleChannel output of the ESC, 0..15, another one than the servo's
  /// @param frequencyHertz of the pulses, 40..200
  record Pca9685(
      int i2cBus, int i2cAddress, int steeringChannel, int throttleChannel, int frequencyHertz)
      implements Real {
    /// The word in the profile.
    public static final String KIND = "pca9685";

    /// Checks the ranges, and that servo and ESC have a channel each.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Pca9685 {
      Bounds.check("i2cBus", i2cBus, 0, 31);
      Bounds.check("i2cAddress", i2cAddress, 0x40, 0x7f);
      Bounds.check("steeringChannel", steeringChannel, 0, 15);
      Bounds.check("throttleChannel", throttleChannel, 0, 15);
      Bounds.check("frequencyHertz", frequencyHertz, 40, 200);
      Bounds.checkDiffer("throttleChannel", throttleChannel, "steeringChannel", steeringChannel);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /// Two channels of the Raspberry Pi's own hardware PWM.
  ///
  /// @param servoChannel of the PWM chip, 0..3
  /// @param escChannel of the PWM chip, 0..3, another one than the servo's
  /// @param frequencyHertz of the pulses, 40..200
  record HardwarePwm(int servoChannel, int escChannel, int frequencyHertz) implements Real {
    /// The word in the profile.
    public static final String KIND = "hardware-pwm";

    static final int MAX_CHANNEL = 3;

    /// Checks the ranges, and that servo and ESC have a channel each.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public HardwarePwm {
      Bounds.check("servoChannel", servoChannel, 0, MAX_CHANNEL);
      Bounds.check("escChannel", escChannel, 0, MAX_CHANNEL);
      Bounds.check("frequencyHertz", frequencyHertz, 40, 200);
      Bounds.checkDiffer("escChannel", escChannel, "servoChannel", servoChannel);
    }

    @Override
    public String kind() {
      return KIND;
    }
  }

  /// Two motors behind an H-bridge on a PCA9685: the car turns by their difference.
  ///
  /// Duty and direction of both motors come from the one chip, as the common motor boards wire it:
  /// they then change together, go off together (OE, all-off) and need no pin of the Pi.
  ///
  /// @param i2cBus number of the bus, 0..31
  /// @param i2cAddress of the PWM chip, 0x40..0x7f
  /// @param frequencyHertz of the duty cycle, 40..1526
  /// @param bridge between chip and motors
  /// @param left motor
  /// @param right motor; all channels differ
  /// @param trackWidthMeters between the middles of the left and right wheels, 0.03..4
  record Differential(
      int i2cBus,
      int i2cAddress,
      int frequencyHertz,
      HBridge bridge,
      HBridge.Motor left,
      HBridge.Motor right,
      double trackWidthMeters)
      implements Real {
    /// The word in the profile.
    public static final String KIND = "differential";

    static final int MIN_HERTZ = 40;
    static final int MAX_HERTZ = 1526; // PRESCALE 3, the chip's smallest

    /// Checks the ranges, and that no channel is used twice.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Differential {
      Bounds.check("i2cBus", i2cBus, 0, 31);
      Bounds.check("i2cAddress", i2cAddress, 0x40, 0x7f);
      Bounds.check("frequencyHertz", frequencyHertz, MIN_HERTZ, MAX_HERTZ);
      Bounds.check("trackWidthMeters", trackWidthMeters, 0.03, 4);
      List<Integer> channels = channels(bridge, left, right);
      if (Set.copyOf(channels).size() != channels.size()) {
        throw new IllegalArgumentException("channels = %s, expected each once".formatted(channels));
      }
    }

    /// All channels of the board that are used.
    static List<Integer> channels(HBridge bridge, HBridge.Motor left, HBridge.Motor right) {
      List<Integer> channels = new ArrayList<>();
      for (HBridge.Motor motor : List.of(left, right)) {
        channels.addAll(List.of(motor.pwm(), motor.forward(), motor.backward()));
      }
      bridge.standbyChannel().ifPresent(channels::add);
      return channels;
    }

    @Override
    public String kind() {
      return KIND;
    }
  }
}
