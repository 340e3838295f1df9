package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.CalibrationDesk.Line;
import io.github.alvinn4j.hardware.ProfileEdit;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.Optional;

/// A person at the calibration desk, from the first key to the saved file.
final class PulseSession {
  private static final long KEY_MILLIS = 20;

  private final Path file;
  private final VehicleProfile profile;
  private final ProfileEdit edit;
  private final KeyReader keys;
  private final OrderlyEnd end;
  private final Output output;
  private final Clock clock = new SystemClock();
  private boolean saved;
  private boolean quitting;
  private String message = "";

  PulseSession(
      Path file,
      VehicleProfile profile,
      ProfileEdit edit,
      KeyReader keys,
      OrderlyEnd end,
      Output output) {
    this.file = file;
    this.profile = profile;
    this.edit = edit;
    this.keys = keys;
    this.end = end;
    this.output = output;
  }

  int run() {
    String title = "Alvinn4J   calibration of %s   %s".formatted(profile.name(), file);
    CalibrationDesk desk = new CalibrationDesk(profile, clock.nanos());
    try (CarOnStands car = CarOnStands.open(profile, clock);
        Canvas canvas = new Canvas(output.screen())) {
      while (!quitting && !end.wanted()) {
        canvas.show(CalibrationView.lines(desk, title, message));
        keys.read(KEY_MILLIS).ifPresent(key -> press(desk, key));
        desk.advance(clock.nanos());
        car.write(desk.steeringMicros(), desk.throttleMicros());
      }
    }
    output.line(saved ? file + ": saved" : file + ": nothing saved");
    output.result(output.newResult().put("file", file.toString()).put("saved", saved));
    return ExitCode.DONE;
  }

  private void press(CalibrationDesk desk, String key) {
    boolean asked = message.startsWith("not saved");
    message = "";
    switch (key) {
      case "s" -> save(desk);
      case "q", "quit" -> {
        quitting = !desk.changed() || asked || key.equals("quit");
        message = "not saved: q once more throws it away, s saves";
      }
      case "d" -> confirm(desk);
      default -> meaning(key).ifPresent(known -> desk.press(known, clock.nanos()));
    }
  }

  private static Optional<CalibrationDesk.Key> meaning(String key) {
    return switch (key) {
      case "up", "k" -> Optional.of(CalibrationDesk.Key.UP);
      case "down", "j" -> Optional.of(CalibrationDesk.Key.DOWN);
      case "left", "h" -> Optional.of(CalibrationDesk.Key.LESS);
      case "right", "l" -> Optional.of(CalibrationDesk.Key.MORE);
      case "," -> Optional.of(CalibrationDesk.Key.SLIGHTLY_LESS);
      case "." -> Optional.of(CalibrationDesk.Key.SLIGHTLY_MORE);
      case " " -> Optional.of(CalibrationDesk.Key.RUN);
      default -> Optional.empty();
    };
  }

  private void confirm(CalibrationDesk desk) {
    desk.press(CalibrationDesk.Key.CONFIRM, clock.nanos());
    if (!desk.confirmed()) {
      message = "first look at left, at right, and let the motor run forward";
    }
  }

  private void save(CalibrationDesk desk) {
    if (desk.problem().isPresent()) {
      return;
    }
    for (Line line : Line.values()) {
      if (desk.changed(line)) {
        edit.set(line.section(), line.key(), Integer.toString(desk.micros(line)), "calibrated");
      }
    }
    edit.set(
        "commissioning",
        "directions_confirmed",
        Boolean.toString(desk.confirmed()),
        desk.confirmed() ? "left goes left, forward goes forward" : "not seen yet");
    SafeFile.write(file, edit.bytes());
    desk.saved();
    saved = true;
    message = "saved";
  }
}
