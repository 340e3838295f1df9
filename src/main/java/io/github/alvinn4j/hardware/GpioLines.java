package io.github.alvinn4j.hardware;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The wires of a profile to the Pi's own pins, through Pi4J and the kernel's GPIO devices.
public final class GpioLines implements AutoCloseable {
  private static final long NO_DEBOUNCE = 0L; // Pi4J's own 10 ms would only delay a stop

  private final Optional<EmergencyStop> emergencyStop;
  private final Optional<Heartbeat> heartbeat;
  private final Runnable shutdown;
  private boolean closed;

  private GpioLines(
      Optional<EmergencyStop> emergencyStop, Optional<Heartbeat> heartbeat, Runnable shutdown) {
    this.emergencyStop = emergencyStop;
    this.heartbeat = heartbeat;
    this.shutdown = shutdown;
  }

  /// Opens the lines; without any, Pi4J is not even asked.
  ///
  /// @throws ActuatorException if this machine has no such line or it is in use
  public static GpioLines open(ControlLines lines) {
    if (lines.equals(ControlLines.NONE)) {
      return new GpioLines(Optional.empty(), Optional.empty(), () -> {});
    }
    Context context;
    try {
      context =
          Pi4jContext.open(
              List.of(
                  GpioDDigitalInputProvider.newInstance(),
                  GpioDDigitalOutputProvider.newInstance()));
    } catch (RuntimeException | LinkageError e) {
      throw failure("GPIO", e);
    }
    return open(context, lines);
  }

  /// Opens the lines in a context, which is shut down with them.
  static GpioLines open(Context context, ControlLines lines) {
    try {
      // The stop first: a car that cannot be stopped never gets a heartbeat.
      Optional<EmergencyStop> stop = open(lines.emergencyStopGpio(), gpio -> stop(context, gpio));
      Optional<Heartbeat> beat = open(lines.heartbeatGpio(), gpio -> heartbeat(context, gpio));
      return new GpioLines(stop, beat, context::shutdown);
    } catch (ActuatorException e) {
      context.shutdown();
      throw e;
    }
  }

  private interface Opening<T> {
    T open(int gpio);
  }

  private static <T> Optional<T> open(OptionalInt gpio, Opening<T> opening) {
    return gpio.isPresent() ? Optional.of(opening.open(gpio.getAsInt())) : Optional.empty();
  }

  private static EmergencyStop stop(Context context, int gpio) {
    try {
      DigitalInput line =
          context.create(
              DigitalInput.newConfigBuilder(context)
                  .id("alvinn-emergency-stop")
                  .address(gpio)
                  .pull(PullResistance.PULL_UP)
                  .debounce(NO_DEBOUNCE)
                  .build());
      return new EmergencyStop(line);
    } catch (RuntimeException | LinkageError e) {
      throw failure("GPIO%d (emergency stop)".formatted(gpio), e);
    }
  }

  private static Heartbeat heartbeat(Context context, int gpio) {
    try {
      DigitalOutput line =
          context.create(
              DigitalOutput.newConfigBuilder(context)
                  .id("alvinn-heartbeat")
                  .address(gpio)
                  .initial(DigitalState.LOW)
                  .shutdown(DigitalState.LOW)
                  .build());
      return new Heartbeat(line, gpio);
    } catch (RuntimeException | LinkageError e) {
      throw failure("GPIO%d (heartbeat)".formatted(gpio), e);
    }
  }

  private static ActuatorException failure(String line, Throwable cause) {
    return new ActuatorException(
        "%s: cannot open: %s (expected a Raspberry Pi and a user of the group gpio)"
            .formatted(line, RootMessage.of(cause)),
        cause);
  }

  /// The button, if there is one.
  public Optional<EmergencyStop> emergencyStop() {
    return emergencyStop;
  }

  /// The line that toggles, if there is one.
  public Optional<Heartbeat> heartbeat() {
    return heartbeat;
  }

  /// Puts the heartbeat low and lets go of the lines; safe to call twice.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      heartbeat.ifPresent(Heartbeat::stop);
      shutdown.run();
    }
  }
}
