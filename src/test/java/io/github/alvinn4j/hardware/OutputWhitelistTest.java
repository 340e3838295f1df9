package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.ActuatorGate;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.GateLimits;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.Pulses;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.SlewLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// While a car drives, the bus sees the servo's and the ESC's registers and no other.
final class OutputWhitelistTest {
  private static final int TICKS = 2_000;
  private static final long TICK_NANOS = 50_000_000L;

  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final TappedBus bus = new TappedBus(chip);

  @ParameterizedTest(name = "steering {0}, throttle {1}")
  @CsvSource({"1, 0", "0, 1", "3, 9", "15, 0", "14, 15"})
  void driving_writes_whole_pulses_of_the_two_channels_and_no_other_register_A18_M8(
      int steering, int throttle, TestReporter reporter) {
    try (Pca9685Actuator actuator = WiredProfile.open(bus, steering, throttle)) {
      List<Integer> before = registers();
      bus.writes.clear();

      drive(actuator);

      Set<Integer> wanted = new HashSet<>();
      addChannel(wanted, steering);
      addChannel(wanted, throttle);
      assertThat(written()).isEqualTo(wanted);
      assertThat(bus.writes).allMatch(OutputWhitelistTest::isWholePulses);
      assertThat(changed(before, registers())).isNotEmpty().isSubsetOf(wanted);
      String seen =
          "%d transfers of whole pulses to %d registers, no other register written"
              .formatted(bus.writes.size(), written().size());
      Faults.report(reporter, "A18", "2000 ticks of random commands", seen);
      Faults.report(reporter, "M8", "random integers as commands", seen);
    }
  }

  private static void drive(Pca9685Actuator actuator) {
    RandomGenerator random = new SplittableRandom(18);
    VehicleProfile profile = WiredProfile.profile(new ActuatorWiring.Simulator());
    SlewLimit slew = new SlewLimit(500, 4_000);
    PulseRange servo = profile.steering();
    ActuatorGate gate =
        new ActuatorGate(new GateLimits(servo, profile.throttle(), slew, slew, 32767));
    DriveCommand command = new DriveCommand();
    Pulses pulses = new Pulses();
    for (int tick = 0; tick < TICKS; tick++) {
      command.set(random.nextInt(), random.nextInt());
      DriveState state = random.nextInt(10) == 0 ? DriveState.STOPPING : DriveState.ARMED_AUTO;
      gate.apply(command, tick * TICK_NANOS, state, Release.NONE, pulses);
      actuator.write(pulses.steeringMicros(), pulses.throttleMicros());
    }
  }

  private static void addChannel(Set<Integer> registers, int channel) {
    for (int i = 0; i < Pca9685Registers.REGISTERS_PER_CHANNEL; i++) {
      registers.add(Pca9685Registers.channelRegister(channel) + i);
    }
  }

  // A transfer names its first register; each byte after that goes to the next one.
  private Set<Integer> written() {
    Set<Integer> registers = new HashSet<>();
    for (String transfer : bus.writes) {
      byte[] bytes = HexFormat.of().parseHex(transfer);
      for (int i = 1; i < bytes.length; i++) {
        registers.add((bytes[0] & 0xff) + i - 1);
      }
    }
    return registers;
  }

  /// Starts at a channel's first register and carries whole channels, so no pulse is ever torn.
  private static boolean isWholePulses(String transfer) {
    byte[] bytes = HexFormat.of().parseHex(transfer);
    int offset = (bytes[0] & 0xff) - Pca9685Registers.channelRegister(0);
    int length = bytes.length - 1;
    return offset % Pca9685Registers.REGISTERS_PER_CHANNEL == 0
        && (length == Pca9685Registers.REGISTERS_PER_CHANNEL
            || length == 2 * Pca9685Registers.REGISTERS_PER_CHANNEL);
  }

  private List<Integer> registers() {
    List<Integer> values = new ArrayList<>();
    for (int register = 0; register < 256; register++) {
      values.add(chip.readRegister(register));
    }
    return values;
  }

  private static Set<Integer> changed(List<Integer> before, List<Integer> after) {
    Set<Integer> registers = new HashSet<>();
    for (int register = 0; register < 256; register++) {
      if (!before.get(register).equals(after.get(register))) {
        registers.add(register);
      }
    }
    return registers;
  }
}
