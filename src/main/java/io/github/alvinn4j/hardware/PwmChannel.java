package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.file.Path;

/// One channel of a PWM chip, driven by the kernel's rules for sysfs: a duty cycle longer than the
/// period is refused, so is a channel without a period that is switched on, and the polarity of a
/// channel that is on. Used by one thread.
final class PwmChannel implements AutoCloseable {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MICRO = 1_000L;
  private static final String NORMAL = "normal";

  private final Attributes attributes;
  private final Runnable giveBack;
  private boolean running;
  private boolean closed;

  /// A channel that is exported.
  ///
  /// @param attributes closed with the channel
  /// @param giveBack runs at the end
  PwmChannel(Attributes attributes, Runnable giveBack) {
    this.attributes = attributes;
    this.giveBack = giveBack;
  }

  /// Puts out neutral, whatever the channel did before.
  ///
  /// A channel that a dead program left on (fault A19) gets the neutral pulse first and everything
  /// else later, without a gap in its pulses; only one that runs too fast for that pulse, or upside
  /// down, is stopped before.
  void start(int neutralMicros, int frequencyHertz) {
    long neutralNanos = neutralMicros * NANOS_PER_MICRO;
    long periodNanos = NANOS_PER_SECOND / frequencyHertz;
    long presentPeriodNanos = attributes.period.readNumber();
    boolean on = attributes.enable.readNumber() == 1;
    boolean upright = attributes.polarity.readText().equals(NORMAL);
    if (on && upright && presentPeriodNanos >= neutralNanos) {
      attributes.dutyCycle.write(neutralNanos);
      attributes.period.write(periodNanos);
    } else {
      if (on) {
        attributes.enable.write(0);
      }
      if (presentPeriodNanos > 0) {
        attributes.dutyCycle.write(0); // without a period there is no duty cycle either
      }
      attributes.period.write(periodNanos);
      if (!upright) {
        attributes.polarity.write(NORMAL);
      }
      attributes.dutyCycle.write(neutralNanos);
      attributes.enable.write(1);
    }
    running = true;
  }

  /// Changes the pulse, from the next period on; starts the pulses again if they were stopped.
  void write(int micros) {
    attributes.dutyCycle.write(micros * NANOS_PER_MICRO);
    if (!running) {
      attributes.enable.write(1);
      running = true;
    }
  }

  /// Stops the pulses; the pin is low.
  void stop() {
    running = false;
    try {
      attributes.dutyCycle.write(0);
    } finally {
      attributes.enable.write(0);
    }
  }

  /// Stops the pulses if it can and gives the channel back; safe to call twice.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      stop();
    } catch (ActuatorException e) {
      // The chip is gone; only the ESC's own fail-safe and the power switch are left.
    }
    attributes.close();
    giveBack.run();
  }

  /// The files of a channel.
  record Attributes(
      SysfsAttribute period,
      SysfsAttribute dutyCycle,
      SysfsAttribute enable,
      SysfsAttribute polarity)
      implements AutoCloseable {

    static Attributes open(Path channel) throws IOException {
      SysfsAttribute[] opened = new SysfsAttribute[NAMES.length];
      int count = 0;
      try {
        for (String name : NAMES) {
          opened[count] = SysfsAttribute.open(channel.resolve(name));
          count++;
        }
        return new Attributes(opened[0], opened[1], opened[2], opened[3]);
      } catch (IOException e) {
        for (int i = 0; i < count; i++) {
          opened[i].close();
        }
        throw e;
      }
    }

    private static final String[] NAMES = {"period", "duty_cycle", "enable", "polarity"};

    @Override
    public void close() {
      period.close();
      dutyCycle.close();
      enable.close();
      polarity.close();
    }
  }
}
