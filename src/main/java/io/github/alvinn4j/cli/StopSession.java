package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.StopMeasurement.Phase;
import io.github.alvinn4j.hardware.Commissioning;
import io.github.alvinn4j.hardware.ProfileEdit;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A person measures how long the motor goes on after something was cut, and the profile keeps it.
final class StopSession {
  private static final long KEY_MILLIS = 20;
  private static final String BOLD = "\u001b[1m";
  private static final String ORANGE = "\u001b[38;5;215m";
  private static final String RESET = "\u001b[0m";

  private final Path file;
  private final VehicleProfile profile;
  private final ProfileEdit edit;
  private final StopCause cause;
  private final KeyReader keys;
  private final OrderlyEnd end;
  private final Output output;
  private final Clock clock = new SystemClock();
  private final StopMeasurement measurement;
  private boolean quitting;

  StopSession(
      Path file,
      VehicleProfile profile,
      ProfileEdit edit,
      StopCause cause,
      KeyReader keys,
      OrderlyEnd end,
      Output output) {
    this.file = file;
    this.profile = profile;
    this.edit = edit;
    this.cause = cause;
    this.keys = keys;
    this.end = end;
    this.output = output;
    this.measurement = new StopMeasurement(profile.throttle(), clock.nanos());
  }

  int run() {
    if (cause == StopCause.HEARTBEAT && profile.lines().heartbeatGpio().isEmpty()) {
      throw new UsageException(
          file + ": lines.heartbeat_gpio is missing, expected a heartbeat line to measure");
    }
    switch (cause) {
      case SIGNAL_LOSS, HEARTBEAT -> cut();
      case KILL -> killProgram();
    }
    return finish();
  }

  private void cut() {
    try (CarOnStands car = CarOnStands.open(profile, clock);
        Canvas canvas = new Canvas(output.screen())) {
      while (goesOn()) {
        canvas.show(lines());
        boolean changed = pressed() && measurement.press(clock.nanos());
        if (measurement.phase() != Phase.CUT) {
          car.write(profile.steering().neutralMicros(), measurement.throttleMicros());
        } else if (cause == StopCause.HEARTBEAT) {
          car.writeWithoutHeartbeat(
              profile.steering().neutralMicros(), StopMeasurement.gentleMicros(profile.throttle()));
        } else if (changed) {
          car.cut();
        }
      }
    }
  }

  private void killProgram() {
    Optional<MotorHold> hold = Optional.empty();
    try (Canvas canvas = new Canvas(output.screen())) {
      while (goesOn()) {
        canvas.show(lines());
        boolean pressed = pressed();
        boolean ready = hold.isEmpty() || hold.get().running();
        if (pressed && ready && measurement.press(clock.nanos())) {
          switch (measurement.phase()) {
            case RUNNING -> hold = Optional.of(MotorHold.start(file));
            case CUT -> hold.ifPresent(this::killLikeTheService);
            case NEUTRAL, DONE -> {} // nothing to be done
          }
        }
        if (measurement.phase() == Phase.RUNNING) {
          hold.ifPresent(MotorHold::requireAlive);
        }
      }
    } finally {
      hold.ifPresent(MotorHold::close);
    }
  }

  private void killLikeTheService(MotorHold hold) {
    hold.kill();
  }

  private boolean goesOn() {
    return !end.wanted() && !quitting && measurement.phase() != Phase.DONE;
  }

  private boolean pressed() {
    Optional<String> key = keys.read(KEY_MILLIS);
    quitting |= key.filter(k -> k.equals("q") || k.equals("quit")).isPresent();
    return key.filter(" "::equals).isPresent();
  }

  private List<String> lines() {
    String wanted =
        switch (measurement.phase()) {
          case NEUTRAL -> "space starts the motor, gently";
          case RUNNING -> "space ends " + cause.thing() + " as soon as the wheels turn";
          case CUT -> "cut; press space at the moment the wheels stand";
          case DONE -> "";
        };
    return List.of(
        " " + BOLD + "Alvinn4J   measuring %s   %s".formatted(cause, profile.name()) + RESET,
        " " + ORANGE + "Wheels off the ground: the motor will start." + RESET,
        "",
        "   " + wanted,
        "",
        "   q ends in neutral without a result");
  }

  private int finish() {
    if (measurement.millis().isEmpty()) {
      output.line(file + ": nothing saved");
      return ExitCode.DOES_NOT_HOLD;
    }
    int millis = measurement.millis().getAsInt();
    edit.set("commissioning", cause.key(), Integer.toString(millis), cause.remark());
    SafeFile.write(file, edit.bytes());
    boolean good = millis <= Commissioning.LONGEST_MILLIS;
    output.line(
        "%s: the motor stood %d ms after %s ended; %s"
            .formatted(
                file,
                millis,
                cause.thing(),
                good ? "saved" : "saved, but over " + Commissioning.LONGEST_MILLIS + " ms"));
    output.result(output.newResult().put("file", file.toString()).put(cause.key(), millis));
    return good ? ExitCode.DONE : ExitCode.DOES_NOT_HOLD;
  }
}
