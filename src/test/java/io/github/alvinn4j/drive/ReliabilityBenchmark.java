package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.network.TrainingPlaces;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.time.SystemClock;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs in a tick that a network judges itself: with its training place and without.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {
      "-XX:+UseSerialGC",
      "-Xbatch", // shared cores starve the JIT threads
      "--enable-native-access=ALL-UNNAMED"
    })
public class ReliabilityBenchmark {
  private static final int HERTZ = 20;

  private final Car knowing = new Car(true);
  private final Car plain = new Car(false);

  /// A car in front of noise, the picture on which no branch can be foretold.
  private static final class Car {
    private final ManualClock clock = new ManualClock(); // a car's, at the camera's pace
    private final Frame frame = new Frame(160, 120);
    private final RecordingActuator actuator = new RecordingActuator();
    private final Pilot pilot;
    private final DriveLoop loop;
    private long sequence;

    Car(boolean knows) {
      pilot = new Pilot(model(knows), 160, 120);
      loop =
          new DriveLoop(
              TestDrive.settings(DriveSettings.Goal.AUTO, SignalTable.of(HERTZ, 150), false),
              clock,
              new SystemClock(),
              pilot,
              _ -> false,
              actuator,
              frame,
              List.of());
      byte[] bgr = new byte[160 * 120 * 3];
      new SplittableRandom(1).nextBytes(bgr);
      frame.pixels().put(0, 0, bgr);
      loop.arm();
    }

    private static Model model(boolean knows) {
      FloatNetwork network = FloatNetwork.hill(960, 5, 30, new SplittableRandom(1));
      Model model = new Model(network, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
      return knows ? model.in(TrainingPlaces.random(model, 1)) : model;
    }

    int tick() {
      clock.moveTo(++sequence * 1_000_000_000L / HERTZ);
      frame.stamp(clock.nanos(), sequence);
      loop.tick(frame);
      return actuator.steeringMicros();
    }

    void close() {
      pilot.close();
      frame.close();
    }
  }

  /// Frees the native memory.
  @TearDown
  public void close() {
    knowing.close();
    plain.close();
  }

  /// A tick of a network that knows its training place.
  @Benchmark
  public int knowing() {
    return knowing.tick();
  }

  /// A tick of one that does not.
  @Benchmark
  public int plain() {
    return plain.tick();
  }
}
