package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.time.ManualClock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/// What a worse picture does to the drive, on the 400 pictures of the real one in the repository.
final class CameraQualityTest {
  private static final Path TUB =
      Path.of("src", "test", "resources", "drives", "circuit_launch_400", "tub");
  private static final int PICTURES = 400;
  private static final double Q15_ONE = 32767;

  private static int[] play(Model model, Consumer<Mat> change, ToIntFunction<Pilot> measure) {
    int[] measured = new int[PICTURES];
    try (TubFrameSource source =
            new TubFrameSource(Tub.open(TUB, Strictness.STRICT), 20, new ManualClock());
        Frame frame = new Frame(160, 120);
        Pilot pilot = new Pilot(model, 160, 120)) {
      for (int i = 0; i < PICTURES && source.read(frame); i++) {
        change.accept(frame.pixels());
        pilot.look(frame);
        pilot.think();
        measured[i] = measure.applyAsInt(pilot);
      }
    }
    return measured;
  }

  @Test
  void a_blurred_lens_is_noticed_within_a_second_C9(TestReporter reporter) {
    ToIntFunction<Pilot> blurred = pilot -> pilot.blurred() ? 1 : 0;
    Model model = TestDrive.model();
    Size auto = new Size();

    int[] clear = play(model, _ -> {}, blurred);
    int[] soft = play(model, pixels -> Imgproc.GaussianBlur(pixels, pixels, auto, 3), blurred);

    assertThat(clear).containsOnly(0);
    int pictures = 1;
    while (soft[pictures - 1] == 0) {
      pictures++;
    }
    assertThat(pictures).as("pictures until it is noticed").isEqualTo(BlurWatch.PICTURES);
    assertThat(Arrays.stream(soft).skip(pictures).min()).hasValue(1);
    Faults.report(
        reporter,
        "C9",
        "a real drive of 400 pictures, blurred with a sigma of 3 of 160 pixels",
        "noticed after %d pictures (a second at 20 Hz), half the cruise throttle; never noticed in the clear drive"
            .formatted(pictures));
  }

  @Test
  void a_blurred_picture_halves_the_cruise_throttle_C9(TestReporter reporter) {
    ManualClock clock = new ManualClock();
    RecordingActuator actuator = new RecordingActuator();
    DriveSettings plain = TestDrive.settings(DriveSettings.Goal.AUTO);
    DriveSettings real =
        new DriveSettings(
            plain.goal(), plain.limits(), plain.cruiseThrottleQ15(), plain.supervision(), true);
    try (Frame frame = new Frame(160, 120);
        Pilot pilot = new Pilot(TestDrive.model(), 160, 120)) {
      DriveLoop loop =
          new DriveLoop(real, clock, clock, pilot, _ -> false, actuator, frame, List.of());
      loop.arm();
      int[] throttle = new int[3 * BlurWatch.PICTURES];
      for (int i = 0; i < throttle.length; i++) {
        clock.moveTo(clock.nanos() + (i == 1 ? TestDrive.NEUTRAL_NANOS : 50 * TestDrive.MILLI));
        paint(frame.pixels(), i, i < BlurWatch.PICTURES);
        frame.stamp(clock.nanos(), i);
        loop.tick(frame);
        throttle[i] = actuator.throttleMicros();
      }

      int full = TestDrive.micros(TestDrive.CRUISE_Q15);
      int half = TestDrive.micros(TestDrive.CRUISE_Q15 / 2);
      assertThat(Arrays.copyOfRange(throttle, 1, 2 * BlurWatch.PICTURES - 1)).containsOnly(full);
      assertThat(Arrays.copyOfRange(throttle, 2 * BlurWatch.PICTURES - 1, throttle.length))
          .containsOnly(half);
      Faults.report(
          reporter,
          "C9",
          "the edges in the picture become soft while the network drives",
          "throttle from %d us to %d us (neutral 1500) after %d pictures"
              .formatted(full, half, BlurWatch.PICTURES));
    }
  }

  // A bright road on dark ground, in another place each time; sharp, or out of focus.
  private static void paint(Mat pixels, int number, boolean sharp) {
    pixels.setTo(Scalar.all(40));
    Point top = new Point(60 + number % 7, 0);
    Imgproc.line(pixels, top, new Point(90, 119), Scalar.all(200), 9);
    if (!sharp) {
      Imgproc.GaussianBlur(pixels, pixels, new Size(), 5);
    }
  }

  /// The retina is stretched between its darkest and its brightest: what is clipped is lost, and
  /// the simulator's network has never seen this place, so that small differences count.
  @Test
  void a_jump_of_the_exposure_changes_the_steering_within_bounds_C18(TestReporter reporter) {
    Model model = ModelFile.read(Path.of("models", "simulator.safetensors"));
    ToIntFunction<Pilot> steering = pilot -> pilot.estimate().steeringQ15();

    int[] before = play(model, _ -> {}, steering);
    StringJoiner measured = new StringJoiner(", ");
    for (Gain gain : GAINS) {
      int[] after = play(model, pixels -> pixels.convertTo(pixels, -1, gain.factor()), steering);
      int[] changes = new int[PICTURES];
      Arrays.setAll(changes, i -> Math.abs(after[i] - before[i]));
      double mean = Arrays.stream(changes).average().orElseThrow() / Q15_ONE;

      assertThat(mean).as("mean change of steering at gain %s", gain).isLessThan(gain.bound());
      measured.add(String.format(Locale.ROOT, "%.2f at x%s", mean, gain.factor()));
    }
    Faults.report(
        reporter,
        "C18",
        "every picture of a real drive is brightened or darkened in one step",
        "mean change of the shipped network's steering, of full lock: " + measured);
  }

  private static final List<Gain> GAINS =
      List.of(
          new Gain(0.5, 0.09),
          new Gain(0.7, 0.045),
          new Gain(0.85, 0.015),
          new Gain(1.2, 0.065),
          new Gain(1.4, 0.12));

  /// A step of the exposure and the largest mean change it may make.
  private record Gain(double factor, double bound) {}
}
