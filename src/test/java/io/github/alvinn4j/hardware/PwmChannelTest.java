package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alvinn4j.Faults;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// A channel against the kernel's rules, from every state a dead program may have left.
final class PwmChannelTest {
  private static final String NEUTRAL = "1500000/20000000";

  @Test
  void a_fresh_channel_shows_nothing_but_neutral() {
    KernelPwm kernel = KernelPwm.fresh();

    kernel.channel().start(1500, 50);

    assertThat(kernel.journal).containsExactly("period 20000000", "duty_cycle 1500000", "enable 1");
    assertThat(kernel.pin).containsExactly("off", "off", NEUTRAL);
  }

  @Test
  void a_channel_left_on_gets_neutral_before_anything_else_and_no_gap() {
    KernelPwm kernel = new KernelPwm(20_000_000, 2_000_000, true, "normal");

    kernel.channel().start(1500, 50);

    assertThat(kernel.journal).first().isEqualTo("duty_cycle 1500000");
    assertThat(kernel.pin).containsOnly(NEUTRAL);
  }

  @Test
  void a_channel_left_on_with_another_period_gets_neutral_first() {
    KernelPwm kernel = new KernelPwm(20_000_000, 19_000_000, true, "normal");

    kernel.channel().start(1500, 200);

    assertThat(kernel.pin).containsExactly(NEUTRAL, "1500000/5000000");
  }

  @Test
  void a_channel_left_too_fast_for_the_pulse_is_stopped_first() {
    KernelPwm kernel = new KernelPwm(50_000, 40_000, true, "normal");

    kernel.channel().start(1500, 50);

    assertThat(kernel.pin).containsExactly("off", "off", "off", "off", NEUTRAL);
  }

  @Test
  void a_channel_left_upside_down_is_stopped_and_turned() {
    KernelPwm kernel = new KernelPwm(20_000_000, 2_000_000, true, "inversed");

    kernel.channel().start(1500, 50);

    assertThat(kernel.journal).first().isEqualTo("enable 0");
    assertThat(kernel.pin).last().isEqualTo(NEUTRAL);
    assertThat(kernel.pin).containsOnly("off", NEUTRAL);
  }

  @Test
  void A19_whatever_was_left_the_kernel_takes_every_write_and_the_pin_shows_only_neutral(
      TestReporter reporter) {
    int others = 0;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
    for (int round = 0; round < 5_000; round++) {
      long period = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 40_000_000);
      long duty = period == 0 ? 0 : random.nextLong(period + 1);
      boolean on = period > 0 && random.nextBoolean();
      String polarity = random.nextInt(4) == 0 ? "inversed" : "normal";
      int hertz = random.nextInt(40, 201);
      KernelPwm kernel = new KernelPwm(period, duty, on, polarity);
      String left = "period %d duty %d on %s %s".formatted(period, duty, on, polarity);

      kernel.channel().start(1500, hertz);

      assertThat(kernel.pin()).as(left).isEqualTo("1500000/" + 1_000_000_000L / hertz);
      assertThat(kernel.pin).as(left).allMatch(PwmChannelTest::quiet);
      others += (int) kernel.pin.stream().filter(out -> !quiet(out)).count();
    }
    Faults.report(
        reporter,
        "A19",
        "5,000 states a dead program may have left a PWM channel in",
        "%d outputs other than off or neutral while it is taken over".formatted(others));
  }

  private static boolean quiet(String output) {
    return output.equals("off") || output.startsWith("1500000/");
  }

  @Test
  void a_pulse_is_one_write_and_never_drops_the_output() {
    KernelPwm kernel = KernelPwm.fresh();
    PwmChannel channel = kernel.channel();
    channel.start(1500, 50);
    kernel.journal.clear();

    channel.write(1501);
    channel.write(700);
    channel.write(2300);

    assertThat(kernel.journal)
        .containsExactly("duty_cycle 1501000", "duty_cycle 700000", "duty_cycle 2300000");
  }

  @Test
  void a_stopped_channel_is_off_until_the_next_pulse() {
    KernelPwm kernel = KernelPwm.fresh();
    PwmChannel channel = kernel.channel();
    channel.start(1500, 50);
    channel.stop();
    assertThat(kernel.pin()).isEqualTo("off");
    kernel.pin.clear();

    channel.write(1600);

    assertThat(kernel.pin).containsExactly("off", "1600000/20000000");
  }

  @Test
  void closing_switches_off_and_gives_back_once() {
    KernelPwm kernel = KernelPwm.fresh();
    PwmChannel channel = kernel.channel();
    channel.start(1500, 50);
    kernel.journal.clear();

    channel.close();
    channel.close();

    assertThat(kernel.journal).containsExactly("duty_cycle 0", "enable 0", "given back");
  }

  @Test
  void a_chip_that_is_gone_is_reported_by_a_pulse_but_not_by_the_end() {
    KernelPwm kernel = KernelPwm.fresh();
    PwmChannel channel = kernel.channel();
    channel.start(1500, 50);
    kernel.vanish();

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> channel.write(1600))
        .withMessageContaining("No such device");
    channel.close();

    assertThat(kernel.journal).last().isEqualTo("given back");
  }
}
