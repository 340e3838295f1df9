package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.time.ManualClock;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DifferentialActuatorTest {
  private static final int ON = 4096;
  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final TappedBus bus = new TappedBus(chip);
  private final ManualClock clock = new ManualClock();

  static Stream<HBridge> bridges() {
    return Stream.of(HBridge.Type.values())
        .flatMap(type ->
            Stream.of(HBridge.Neutral.values())
                .flatMap(neutral ->
                    Stream.of(OptionalInt.empty(), OptionalInt.of(6))
                        .map(standby -> new HBridge(type, neutral, 0.02, 0.25, standby))));
  }

  @ParameterizedTest
  @MethodSource("bridges")
  void never_are_both_directions_of_a_motor_on_whatever_is_asked(HBridge bridge) {
    DifferentialActuator actuator = MotorBoard.open(bus, bridge, clock);
    int[] on = new int[16];
    int[] looks = new int[1];
    bus.afterWrite =
        () -> {
          chip.copyOnCounts(on);
          looks[0]++;
          assertThat(on[2] > 0 && on[1] > 0).as("left: %s", Arrays.toString(on)).isFalse();
          assertThat(on[4] > 0 && on[3] > 0).as("right: %s", Arrays.toString(on)).isFalse();
        };
    Random random = new Random(20261124);
    int[] extremes = {700, 1000, 1499, 1500, 1501, 2000, 2300};

    for (int round = 0; round < 5_000; round++) {
      int steering = round % 3 == 0 ? extremes[round % 7] : random.nextInt(700, 2301);
      int throttle = round % 5 == 0 ? extremes[round / 7 % 7] : random.nextInt(700, 2301);
      actuator.write(steering, throttle);
      if (round % 100 == 0) {
        actuator.release();
      }
    }

    assertThat(looks[0]).isEqualTo(5_050);
  }

  @ParameterizedTest
  @MethodSource("bridges")
  void the_simulated_car_hears_what_was_asked_of_the_motors(HBridge bridge) {
    DifferentialActuator actuator = MotorBoard.open(chip, bridge, clock);
    PulseOutputs outputs = MotorBoard.outputs(chip, bridge);

    for (int throttle : new int[] {1000, 1200, 1450, 1600, 1750, 2000}) {
      for (int steering = 1000; steering <= 2000; steering += 10) {
        actuator.write(steering, throttle);

        assertThat(outputs.throttleMicros()).isCloseTo(throttle, within(1));
        int coarse = 2 + 1000 / Math.abs(throttle - 1500); // a slow motor has few steps
        assertThat(outputs.steeringMicros()).isCloseTo(steering, within(coarse));
      }
    }
  }

  @Test
  void neutral_is_the_data_sheets_for_each_bridge() {
    assertThat(neutralLevels(HBridge.Type.TB6612, HBridge.Neutral.COAST)).containsExactly(ON, 0, 0);
    assertThat(neutralLevels(HBridge.Type.TB6612, HBridge.Neutral.BRAKE)).containsExactly(0, ON, 0);
    assertThat(neutralLevels(HBridge.Type.L298N, HBridge.Neutral.COAST)).containsExactly(0, 0, 0);
    assertThat(neutralLevels(HBridge.Type.L298N, HBridge.Neutral.BRAKE)).containsExactly(ON, 0, 0);
  }

  // PWM, forward, backward of the left motor.
  private int[] neutralLevels(HBridge.Type type, HBridge.Neutral neutral) {
    HBridge bridge = new HBridge(type, neutral, 0.02, 0.25, OptionalInt.empty());
    MotorBoard.open(chip, bridge, clock).write(1900, 1505); // in the dead band
    int[] on = new int[16];
    chip.copyOnCounts(on);
    return new int[] {on[0], on[2], on[1]};
  }

  @Test
  void a_motor_begins_at_its_start_duty_and_ends_always_on() {
    DifferentialActuator actuator = MotorBoard.open(chip, MotorBoard.TOSHIBA, clock);
    int[] on = new int[16];

    actuator.write(1500, 1511);
    chip.copyOnCounts(on);
    assertThat(on[0]).isBetween(1024, 1024 + 70);
    assertThat(on[2]).isEqualTo(ON);
    actuator.write(1500, 2000);
    chip.copyOnCounts(on);
    assertThat(on[0]).isEqualTo(ON);
    actuator.write(1500, 1000);
    chip.copyOnCounts(on);
    assertThat(on[0]).isEqualTo(ON);
    assertThat(on[1]).as("backwards").isEqualTo(ON);
    assertThat(on[2]).isZero();
  }

  @Test
  void all_levels_of_both_motors_change_in_one_transfer_A18(TestReporter reporter) {
    DifferentialActuator actuator = MotorBoard.open(bus, MotorBoard.TOSHIBA, clock);
    bus.writes.clear();

    actuator.write(1700, 1800);

    assertThat(bus.writes).hasSize(1).first().asString().startsWith("06").hasSize(2 * (1 + 6 * 4));
    Faults.report(
        reporter,
        "A18",
        "none: the trace of the bus while two motors with six levels are driven",
        "%d transfer of %d bytes a write"
            .formatted(bus.writes.size(), bus.writes.getFirst().length() / 2));
  }

  @Test
  void standby_is_high_while_driving_and_falls_on_release() {
    HBridge bridge =
        new HBridge(HBridge.Type.TB6612, HBridge.Neutral.BRAKE, 0.02, 0.25, OptionalInt.of(6));
    DifferentialActuator actuator = MotorBoard.open(chip, bridge, clock);
    PulseOutputs outputs = MotorBoard.outputs(chip, bridge);
    int[] on = new int[16];

    chip.copyOnCounts(on);
    assertThat(on[6]).isEqualTo(ON);
    actuator.write(1500, 1900);
    actuator.release();
    chip.copyOnCounts(on);

    assertThat(on).containsOnly(0);
    assertThat(outputs.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    assertThat(outputs.steeringMicros()).isEqualTo(PulseOutputs.NO_PULSE);
  }

  @Test
  void opening_drives_no_motor_and_closing_switches_all_off_once() {
    DifferentialActuator actuator = MotorBoard.open(bus, MotorBoard.TOSHIBA, clock);
    assertThat(MotorBoard.outputs(chip, MotorBoard.TOSHIBA).throttleMicros()).isEqualTo(1500);
    actuator.write(1500, 1900);
    bus.writes.clear();

    actuator.close();
    actuator.close();

    assertThat(bus.writes).containsExactly("fd10");
    assertThat(bus.closes).isEqualTo(1);
  }

  @Test
  void a_pulse_outside_the_hard_limits_moves_no_motor_A9(TestReporter reporter) {
    DifferentialActuator actuator = MotorBoard.open(bus, MotorBoard.TOSHIBA, clock);
    bus.writes.clear();

    int refused = 0;
    for (int micros : new int[] {699, 2301, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(() -> actuator.write(1500, micros))
          .withMessageContaining("throttle pulse = " + micros);
      refused++;
    }

    assertThat(bus.writes).isEmpty();
    Faults.report(
        reporter,
        "A9",
        "throttle pulses outside 700..2300 us, asked of the driver itself",
        "%d of 6 refused, %d transfers".formatted(refused, bus.writes.size()));
  }

  @Test
  void a_board_that_was_reset_is_refused_until_it_is_set_up_again_A6(TestReporter reporter) {
    DifferentialActuator actuator = MotorBoard.open(bus, MotorBoard.TOSHIBA, clock);
    chip.reset();
    clock.moveTo(Pca9685Watch.PERIOD_NANOS);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> actuator.write(1500, 1900))
        .withMessageContaining("the chip was reset");
    actuator.restart();
    int neutral = MotorBoard.outputs(chip, MotorBoard.TOSHIBA).throttleMicros();

    assertThat(neutral).isEqualTo(1500);
    Faults.report(
        reporter,
        "A6",
        "the chip of a motor board is reset",
        "refused at the look after %d ms; set up again the motors hear %d us, neutral"
            .formatted(clock.nanos() / 1_000_000, neutral));
  }

  @Test
  void a_write_allocates_nothing() {
    DifferentialActuator actuator = MotorBoard.open(chip, MotorBoard.TOSHIBA, clock);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    writeMany(actuator);

    long before = threads.getCurrentThreadAllocatedBytes();
    writeMany(actuator);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / 20_000.0).as("bytes a write").isLessThan(1);
  }

  private static void writeMany(DifferentialActuator actuator) {
    for (int i = 0; i < 20_000; i++) {
      actuator.write(1000 + i % 1000, 2000 - i % 1000);
    }
  }
}
