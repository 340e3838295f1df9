package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DriveSessionTest {
  private static final Path CAR = Path.of("hardware/donkeycar-pca9685.yaml");

  private final Clock clock = new SystemClock();

  /// A camera that gives a few black pictures and then ends.
  private final class ShortFilm implements FrameSource {
    private int left = 5;

    @Override
    public int width() {
      return 160;
    }

    @Override
    public int height() {
      return 120;
    }

    @Override
    public boolean read(Frame frame) {
      frame.stamp(clock.nanos(), left);
      return left-- > 0;
    }

    @Override
    public void close() {}
  }

  /// Remembers what the wires carried last, and since when.
  private final class Wires implements VehicleActuator {
    private int throttleMicros;
    private long changedNanos;

    @Override
    public void write(int steeringMicros, int newThrottleMicros) {
      if (newThrottleMicros != throttleMicros) {
        throttleMicros = newThrottleMicros;
        changedNanos = clock.nanos();
      }
    }

    @Override
    public void release() {}

    @Override
    public void close() {}
  }

  @Test
  void a_real_car_is_given_half_a_second_of_neutral_before_its_outputs_may_go_off() {
    VehicleProfile profile = VehicleProfiles.read(CAR);
    DrivePlan plan =
        new DrivePlan(
            profile,
            new Models(List.of(NamedModel.read(Drives.MODEL))),
            Driver.MODEL,
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            1,
            PadUse.NONE,
            Optional.empty());
    Wires wires = new Wires();

    new DriveSession(plan, clock, new Output())
        .run(new ShortFilm(), wires, command -> false, "title", List::of);

    assertThat(wires.throttleMicros).isEqualTo(profile.throttle().neutralMicros());
    assertThat(clock.nanos() - wires.changedNanos)
        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
  }
}
