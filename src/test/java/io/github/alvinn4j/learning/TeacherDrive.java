package io.github.alvinn4j.learning;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/// A person's recorded drive at 20 pictures a second, as examples for the learner.
final class TeacherDrive {
  static final long PERIOD_NANOS = 50_000_000L;
  static final int ROWS = RetinaSettings.STANDARD.rows();
  static final int COLUMNS = RetinaSettings.STANDARD.columns();

  private final List<byte[]> pictures = new ArrayList<>();
  private final List<Integer> steeringsQ15 = new ArrayList<>();

  /// The real drive that lies in the repository.
  static TeacherDrive recorded() {
    return new TeacherDrive(Path.of("src/test/resources/drives/circuit_launch_400/tub"));
  }

  TeacherDrive(Path folder) {
    Tub tub = Tub.open(folder, Strictness.TOLERANT);
    Retina retina = new Retina(ROWS, COLUMNS);
    try (TubFrameSource source =
            new TubFrameSource(tub, TubFrameSource.DEFAULT_RATE_HERTZ, new ManualClock());
        Frame frame = new Frame(tub.width(), tub.height());
        Preprocessor eye = new Preprocessor(RetinaSettings.STANDARD, tub.width(), tub.height())) {
      while (source.read(frame)) {
        eye.look(frame, retina);
        byte[] pixels = new byte[retina.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = (byte) retina.pixels()[i];
        }
        pictures.add(pixels);
        double steering = Math.clamp(source.current().steering(), -1.0, 1.0);
        steeringsQ15.add((int) Math.round(steering * 32767));
      }
    }
  }

  int size() {
    return pictures.size();
  }

  int steeringQ15(int frame) {
    return steeringsQ15.get(frame);
  }

  /// A picture as an example of a car that is driven by hand.
  Example example(int frame) {
    return example(frame, frame, steeringQ15(frame), 8000, true);
  }

  Example example(int time, int picture, int steeringQ15, int throttleQ15, boolean present) {
    return Example.of(
        pictures.get(picture),
        time * PERIOD_NANOS,
        DriveState.ARMED_MANUAL,
        present,
        steeringQ15,
        throttleQ15);
  }

  /// Mean distance of a network to the person on frames of the drive, of full lock.
  double error(IntegerNetwork network, int from, int to) {
    Retina retina = new Retina(ROWS, COLUMNS);
    Activations activations = new Activations(network);
    SteeringDecoder decoder =
        new SteeringDecoder(OutputCoding.HILL, network.outputs(), DecodingMethod.LEAST_SQUARES);
    SteeringEstimate estimate = new SteeringEstimate();
    double sum = 0;
    for (int frame = from; frame < to; frame++) {
      for (int i = 0; i < retina.pixels().length; i++) {
        retina.pixels()[i] = pictures.get(frame)[i] & 0xff;
      }
      network.infer(retina, activations);
      decoder.decode(activations.outputs(), estimate);
      sum += Math.abs(estimate.steeringQ15() - steeringQ15(frame)) / 32767.0;
    }
    return sum / (to - from);
  }

  /// How long a watch that was content until a frame takes for its first complaint.
  ///
  /// @param stick what the driver's wish becomes from that frame on
  /// @return the complaint and how much simulated time it took; `none` within 3 s
  Complaint complaint(int from, IntUnaryOperator stick) {
    TeacherWatch watch = new TeacherWatch(ROWS, COLUMNS);
    for (int frame = Math.max(0, from - 40); frame < from; frame++) {
      watch.judge(example(frame));
    }
    for (int frame = from; frame < Math.min(size(), from + 60); frame++) {
      int wish = stick.applyAsInt(steeringQ15(frame));
      Pause pause = watch.judge(example(frame, frame, wish, 8000, true));
      if (pause != Pause.NONE) {
        return new Complaint(pause, (frame - from + 1) * 50);
      }
    }
    return new Complaint(Pause.NONE, 3000);
  }

  /// What a watch has found, and when.
  record Complaint(Pause pause, int millis) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s after %d ms", pause, millis);
    }
  }
}
