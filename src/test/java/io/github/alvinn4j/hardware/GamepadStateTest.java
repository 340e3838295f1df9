package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GamepadStateTest {
  private static final GamepadMap XBOX = GamepadMap.named("xbox").orElseThrow();
  private static final int LEFT_STICK = 0;
  private static final int LEFT_TRIGGER = 2;
  private static final int RIGHT_TRIGGER = 5;
  private static final int LEFT_SHOULDER = 4;
  private static final int Y = 3;
  private static final int FULL = 32767;

  private final GamepadState state = new GamepadState(XBOX);

  @Test
  void triggers_are_the_pedals_and_the_left_stick_the_wheel() {
    atTheWheel();

    axis(RIGHT_TRIGGER, FULL);
    axis(LEFT_STICK, -FULL);
    assertThat(state.throttleQ15()).isEqualTo(FULL);
    assertThat(state.steeringQ15()).isEqualTo(-FULL);

    axis(RIGHT_TRIGGER, -FULL);
    axis(LEFT_TRIGGER, FULL);
    axis(LEFT_STICK, FULL);
    assertThat(state.throttleQ15()).isEqualTo(-FULL);
    assertThat(state.steeringQ15()).isEqualTo(FULL);
  }

  @Test
  void both_triggers_together_are_neutral() {
    axis(RIGHT_TRIGGER, FULL);
    axis(LEFT_TRIGGER, FULL);

    assertThat(state.throttleQ15()).isZero();
  }

  @Test
  void a_stick_pushed_up_is_forward() {
    GamepadState pad = new GamepadState(GamepadMap.named("f710-d").orElseThrow());

    pad.accept(PadEvents.AXIS, 3, -FULL);

    assertThat(pad.throttleQ15()).isEqualTo(FULL);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1638, 0",
    "-1638, 0",
    "1639, 1",
    "-1639, -1",
    "17203, 16384",
    "32767, 32767",
    "-32767, -32767",
    "-32768, -32767"
  })
  void the_dead_zone_swallows_five_percent_and_nothing_jumps_at_its_edge(int raw, int expected) {
    axis(LEFT_STICK, raw);

    assertThat(state.steeringQ15()).isEqualTo(expected);
  }

  @Test
  void O1_nobody_is_at_the_wheel_of_a_pad_that_has_said_nothing(TestReporter reporter) {
    assertThat(state.present()).isFalse();

    Faults.report(reporter, "O1", "a pad that says nothing", "at the wheel: " + state.present());
  }

  @Test
  void O2_letting_the_dead_mans_button_go_ends_a_stuck_trigger(TestReporter reporter) {
    atTheWheel();
    axis(RIGHT_TRIGGER, FULL);

    button(LEFT_SHOULDER, false);

    assertThat(state.present()).isFalse();

    Faults.report(
        reporter,
        "O2",
        "a trigger stuck at full, the button let go",
        "at the wheel: " + state.present());
  }

  @Test
  void O15_a_throttle_held_while_the_button_is_pressed_gives_nothing_until_it_was_neutral(
      TestReporter reporter) {
    initial(LEFT_SHOULDER, false);
    axis(RIGHT_TRIGGER, FULL);
    button(LEFT_SHOULDER, true);
    assertThat(state.present()).isFalse();

    axis(RIGHT_TRIGGER, 0);
    assertThat(state.present()).isFalse();
    axis(RIGHT_TRIGGER, -FULL);
    assertThat(state.present()).isTrue();
    axis(RIGHT_TRIGGER, FULL);
    assertThat(state.present()).isTrue();

    Faults.report(
        reporter,
        "O15",
        "the throttle held while the button is pressed",
        "nothing until it was neutral once");
  }

  @Test
  void O15_it_is_the_same_each_time_the_button_is_pressed(TestReporter reporter) {
    atTheWheel();
    axis(RIGHT_TRIGGER, FULL);
    button(LEFT_SHOULDER, false);
    button(LEFT_SHOULDER, true);

    assertThat(state.present()).isFalse();

    Faults.report(
        reporter,
        "O15",
        "the throttle held while the button is pressed again",
        "at the wheel: " + state.present());
  }

  @Test
  void O15_a_button_that_was_down_from_the_start_must_be_let_go_first(TestReporter reporter) {
    initial(LEFT_SHOULDER, true);
    assertThat(state.present()).isFalse();

    button(LEFT_SHOULDER, false);
    button(LEFT_SHOULDER, true);

    assertThat(state.present()).isTrue();

    Faults.report(
        reporter,
        "O15",
        "the button down from the start",
        "nothing until it was let go and pressed");
  }

  @Test
  void O14_stop_is_for_good(TestReporter reporter) {
    atTheWheel();
    button(Y, true);
    assertThat(state.present()).isFalse();

    button(Y, false);
    button(LEFT_SHOULDER, false);
    button(LEFT_SHOULDER, true);

    assertThat(state.present()).isFalse();
    assertThat(state.stopped()).isTrue();

    Faults.report(
        reporter,
        "O14",
        "stop, then the button again",
        "stopped: " + state.stopped() + ", at the wheel: " + state.present());
  }

  @Test
  void O14_stop_held_from_the_start_is_a_stop(TestReporter reporter) {
    initial(Y, true);
    atTheWheel();

    assertThat(state.present()).isFalse();

    Faults.report(reporter, "O14", "stop held from the start", "at the wheel: " + state.present());
  }

  @Test
  void a_kernel_that_says_all_again_after_an_overflow_changes_nothing() {
    atTheWheel();
    axis(RIGHT_TRIGGER, FULL);

    initial(LEFT_SHOULDER, true);
    state.accept(PadEvents.AXIS | PadEvents.INITIAL, RIGHT_TRIGGER, FULL);

    assertThat(state.present()).isTrue();
    assertThat(state.throttleQ15()).isEqualTo(FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xbox", "xbox-bluetooth", "f710", "f710-d", "playstation"})
  void O8_whatever_a_pad_says_the_wish_is_in_range_and_never_without_the_button(
      String name, TestReporter reporter) {
    GamepadMap map = GamepadMap.named(name).orElseThrow();
    GamepadState pad = new GamepadState(map);
    Random random = new Random(20261124);
    boolean held = false;
    for (int i = 0; i < 100_000; i++) {
      int type = random.nextInt(4) == 0 ? random.nextInt(256) : 1 + random.nextInt(2);
      int number = random.nextInt(random.nextBoolean() ? 8 : 256);
      int value = (short) random.nextInt();
      if (number == map.stopButton() && (type & 0x7f) == PadEvents.BUTTON) {
        continue; // it would end the test
      }
      pad.accept(type, number, value);
      if (number == map.deadManButton() && (type & 0x7f) == PadEvents.BUTTON) {
        held = value != 0;
      }
      assertThat(pad.present() && !held).as("event %d", i).isFalse();
      assertThat(pad.steeringQ15()).isBetween(-FULL, FULL);
      assertThat(pad.throttleQ15()).isBetween(-FULL, FULL);
    }

    Faults.report(
        reporter,
        "O8",
        "100,000 random events of a pad",
        "the wish stays in range and never without the button");
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft X-Box 360 pad, xbox",
    "Microsoft Xbox Series S|X Controller, xbox",
    "Xbox Wireless Controller, xbox-bluetooth",
    "Logitech Gamepad F710, f710",
    "Logitech Logitech Cordless RumblePad 2, f710-d",
    "Sony Interactive Entertainment Wireless Controller, playstation",
    "Wireless Controller, playstation",
    "DualSense Wireless Controller, playstation"
  })
  void a_pad_is_known_by_the_kernels_name(String kernelName, String map) {
    assertThat(GamepadMap.forKernelName(kernelName).map(GamepadMap::name)).hasValue(map);
  }

  @Test
  void an_unknown_pad_has_no_map() {
    assertThat(GamepadMap.forKernelName("")).isEmpty();
    assertThat(GamepadMap.forKernelName("Acme Flightstick")).isEmpty();
  }

  private void atTheWheel() {
    initial(LEFT_SHOULDER, false);
    button(LEFT_SHOULDER, true);
  }

  private void initial(int number, boolean down) {
    state.accept(PadEvents.BUTTON | PadEvents.INITIAL, number, down ? 1 : 0);
  }

  private void button(int number, boolean down) {
    state.accept(PadEvents.BUTTON, number, down ? 1 : 0);
  }

  private void axis(int number, int value) {
    state.accept(PadEvents.AXIS, number, value);
  }
}
