package io.github.alvinn4j.hardware;

import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// A PWM channel with the kernel's rules (pwm_apply_state and sysfs.c of Linux 6.1), which a folder
/// of plain files has not; it keeps what was written, and what the pin has shown.
final class KernelPwm {
  /// Every write that was accepted, such as `duty_cycle 1500000`.
  final List<String> journal = new ArrayList<>();

  /// What came out after each write: `off`, or pulse and period in nanoseconds.
  final List<String> pin = new ArrayList<>();

  private long periodNanos;
  private long dutyNanos;
  private boolean on;
  private String polarity;
  private boolean gone;

  KernelPwm(long periodNanos, long dutyNanos, boolean on, String polarity) {
    this.periodNanos = periodNanos;
    this.dutyNanos = dutyNanos;
    this.on = on;
    this.polarity = polarity;
  }

  /// A channel as it is after a start of the machine.
  static KernelPwm fresh() {
    return new KernelPwm(0, 0, false, "normal");
  }

  /// The chip vanishes: every write fails.
  void vanish() {
    gone = true;
  }

  String pin() {
    return on ? "%d/%d%s".formatted(dutyNanos, periodNanos, upright() ? "" : " inversed") : "off";
  }

  PwmChannel channel() {
    SysfsAttribute polarityFile = mock(SysfsAttribute.class);
    when(polarityFile.readText()).thenAnswer(_ -> polarity);
    doAnswer(
            call -> {
              String word = call.getArgument(0);
              refuseIf(on, "polarity " + word);
              polarity = word;
              accept("polarity " + word);
              return null;
            })
        .when(polarityFile)
        .write(anyString());
    return new PwmChannel(
        new PwmChannel.Attributes(
            number("period", () -> periodNanos, this::period),
            number("duty_cycle", () -> dutyNanos, this::duty),
            number("enable", () -> on ? 1 : 0, this::enable),
            polarityFile),
        () -> journal.add("given back"));
  }

  private SysfsAttribute number(String name, LongSupplier value, LongConsumer set) {
    SysfsAttribute file = mock(SysfsAttribute.class);
    when(file.readNumber()).thenAnswer(_ -> value.getAsLong());
    doAnswer(
            call -> {
              long number = call.getArgument(0);
              set.accept(number);
              accept(name + " " + number);
              return null;
            })
        .when(file)
        .write(anyLong());
    return file;
  }

  private void period(long nanos) {
    refuseIf(nanos == 0 || dutyNanos > nanos, "period " + nanos);
    periodNanos = nanos;
  }

  private void duty(long nanos) {
    refuseIf(periodNanos == 0 || nanos > periodNanos, "duty_cycle " + nanos);
    dutyNanos = nanos;
  }

  private void enable(long value) {
    refuseIf(periodNanos == 0, "enable " + value);
    on = value == 1;
  }

  private void refuseIf(boolean refused, String write) {
    if (refused || gone) {
      throw new ActuatorException(write + ": " + (gone ? "No such device" : "Invalid argument"));
    }
  }

  private boolean upright() {
    return polarity.equals("normal");
  }

  private void accept(String write) {
    journal.add(write);
    pin.add(pin());
  }
}
