package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// With Pi4J's mock lines, which begin low: for the stop, a closed contact.
final class GpioLinesTest {
  private static final ControlLines BOTH = new ControlLines(OptionalInt.of(27), OptionalInt.of(17));

  private final Context context =
      Pi4jContext.open(
          List.of(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance()));

  private MockDigitalInput button() {
    return (MockDigitalInput) context.registry().<DigitalInput>get("alvinn-emergency-stop");
  }

  private DigitalOutput line() {
    return context.registry().get("alvinn-heartbeat");
  }

  @Test
  void a_profile_without_lines_opens_nothing_on_any_machine() {
    try (GpioLines lines = GpioLines.open(ControlLines.NONE)) {
      assertThat(lines.emergencyStop()).isEmpty();
      assertThat(lines.heartbeat()).isEmpty();
    }
  }

  @Test
  void on_a_machine_that_is_no_pi_one_line_says_what_is_expected() {
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> GpioLines.open(BOTH))
        .withMessageStartingWith("GPIO27 (emergency stop): cannot open: ")
        .withMessageEndingWith("(expected a Raspberry Pi and a user of the group gpio)")
        .withMessageNotContaining("\n");
  }

  @Test
  void the_stop_is_pulled_up_and_not_debounced() {
    try (GpioLines _ = GpioLines.open(context, BOTH)) {
      assertThat(button().config().pull()).isEqualTo(PullResistance.PULL_UP);
      assertThat(button().config().debounce()).isZero();
      assertThat(button().config().address()).isEqualTo(27);
    }
  }

  @Test
  void an_open_contact_is_pressed_and_told_at_once() {
    try (GpioLines lines = GpioLines.open(context, BOTH)) {
      EmergencyStop stop = lines.emergencyStop().orElseThrow();
      List<Boolean> told = new ArrayList<>();
      stop.onChange(told::add);
      assertThat(stop.read()).isFalse();

      button().mockState(DigitalState.HIGH);
      assertThat(stop.pressed()).isTrue();
      assertThat(stop.read()).isTrue();
      assertThat(stop.read()).as("still pressed").isTrue();
      button().mockState(DigitalState.LOW);

      assertThat(stop.pressed()).isFalse();
      assertThat(told).containsExactly(false, true, false);
    }
  }

  @Test
  void a_press_between_two_looks_is_not_lost_and_is_told_once() {
    try (GpioLines lines = GpioLines.open(context, BOTH)) {
      EmergencyStop stop = lines.emergencyStop().orElseThrow();

      button().mockState(DigitalState.HIGH);
      button().mockState(DigitalState.LOW);

      assertThat(stop.pressed()).isFalse();
      assertThat(stop.read()).isTrue();
      assertThat(stop.read()).isFalse();
    }
  }

  @Test
  void a_wire_that_is_broken_before_the_start_counts_as_pressed() {
    DigitalInput broken = mock(DigitalInput.class);
    when(broken.state()).thenReturn(DigitalState.HIGH);
    when(broken.addListener(any())).thenReturn(broken);

    EmergencyStop stop = new EmergencyStop(broken);

    assertThat(stop.pressed()).isTrue();
    assertThat(stop.read()).isTrue();
  }

  @Test
  void a_level_that_nobody_knows_counts_as_pressed() {
    DigitalInput strange = mock(DigitalInput.class);
    when(strange.state()).thenReturn(DigitalState.UNKNOWN);

    assertThat(new EmergencyStop(strange).pressed()).isTrue();
  }

  @Test
  void the_heartbeat_begins_low_toggles_and_ends_low() {
    GpioLines lines = GpioLines.open(context, BOTH);
    DigitalOutput line = line();
    Heartbeat heartbeat = lines.heartbeat().orElseThrow();
    assertThat(line.state()).isEqualTo(DigitalState.LOW);
    List<DigitalState> seen = new ArrayList<>();
    line.addListener(event -> seen.add(event.state()));

    for (int i = 0; i < 5; i++) {
      heartbeat.beat();
    }
    lines.close();
    lines.close();

    assertThat(seen)
        .containsExactly(
            DigitalState.HIGH,
            DigitalState.LOW,
            DigitalState.HIGH,
            DigitalState.LOW,
            DigitalState.HIGH,
            DigitalState.LOW);
    assertThat(line.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void a_line_that_cannot_be_set_is_an_actuator_failure_that_names_it() {
    DigitalOutput dead = mock(DigitalOutput.class);
    when(dead.state(any())).thenThrow(new IllegalStateException("line is gone"));
    when(dead.low()).thenThrow(new IllegalStateException("line is gone"));
    Heartbeat heartbeat = new Heartbeat(dead, 17);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(heartbeat::beat)
        .withMessage("GPIO17 (heartbeat): line is gone");
    assertThatNoException().isThrownBy(heartbeat::stop);
  }

  @Test
  void a_context_without_lines_is_refused_by_the_name_of_the_line() {
    Context empty = Pi4jContext.open(List.of());

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(
            () -> GpioLines.open(empty, new ControlLines(OptionalInt.empty(), OptionalInt.of(17))))
        .withMessageStartingWith("GPIO17 (heartbeat): cannot open: ");
  }
}
