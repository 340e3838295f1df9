package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.PulseOutputs;
import org.junit.jupiter.api.Test;

class SimulatedActuatorTest {
  private final SimulatedActuator actuator = new SimulatedActuator();

  @Test
  void is_silent_until_it_is_written() {
    assertThat(actuator.steeringMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    assertThat(actuator.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
  }

  @Test
  void puts_out_the_newest_pulses() {
    actuator.write(1000, 1500);
    actuator.write(2300, 700);

    assertThat(actuator.steeringMicros()).isEqualTo(2300);
    assertThat(actuator.throttleMicros()).isEqualTo(700);
  }

  @Test
  void carries_the_largest_number_on_both_wires() {
    actuator.write(Integer.MAX_VALUE, Integer.MAX_VALUE);

    assertThat(actuator.steeringMicros()).isEqualTo(Integer.MAX_VALUE);
    assertThat(actuator.throttleMicros()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void a_released_actuator_is_silent_and_can_be_written_again() {
    actuator.write(1600, 1700);
    actuator.release();
    assertThat(actuator.steeringMicros()).isZero();
    assertThat(actuator.throttleMicros()).isZero();

    actuator.write(1600, 1700);
    assertThat(actuator.throttleMicros()).isEqualTo(1700);
  }

  @Test
  void a_closed_actuator_is_silent_and_refuses_pulses() {
    actuator.write(1600, 1700);
    actuator.close();
    actuator.close();
    actuator.release();

    assertThat(actuator.steeringMicros()).isZero();
    assertThat(actuator.throttleMicros()).isZero();
    assertThatExceptionOfType(ActuatorException.class).isThrownBy(() -> actuator.write(1500, 1500));
  }

  @Test
  void a_negative_pulse_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> actuator.write(-1, 1500))
        .withMessage("pulses = -1, 1500 us, expected 0 or more");
  }
}
