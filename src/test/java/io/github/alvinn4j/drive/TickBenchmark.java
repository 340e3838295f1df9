package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.time.SystemClock;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A whole tick on a 160x120 frame, from the frame to an actuator that only remembers.
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
public class TickBenchmark {
  private static final int HERTZ = 20;

  private final ManualClock clock = new ManualClock(); // a car's, at the camera's pace
  private final SystemClock stopwatch = new SystemClock();
  private final Frame frame = new Frame(160, 120);
  private final RecordingActuator actuator = new RecordingActuator();
  private @Nullable Pilot pilot;
  private @Nullable DriveLoop loop;
  private long sequence;

  /// How many models think.
  @Param({"1", "2", "4"})
  public int models;

  /// Whether they see alike, and share one look.
  @Param({"true", "false"})
  public boolean alike;

  /// Paints noise, the picture on which no branch can be foretold.
  @Setup
  public void open() {
    byte[] bgr = new byte[160 * 120 * 3];
    new SplittableRandom(1).nextBytes(bgr);
    frame.pixels().put(0, 0, bgr);
    List<Model> all = IntStream.range(0, models).mapToObj(this::model).toList();
    pilot = new Pilot(all, 160, 120);
    loop =
        new DriveLoop(
            TestDrive.settings(DriveSettings.Goal.AUTO, SignalTable.of(HERTZ, 150), false),
            clock,
            stopwatch,
            pilot,
            command -> false,
            actuator,
            frame,
            List.of());
    loop.arm();
  }

  private Model model(int number) {
    FloatNetwork network = FloatNetwork.hill(960, 5, 30, new SplittableRandom(number));
    RetinaSettings retina =
        new RetinaSettings(30, 32, 20, 100, ColourTerm.NORMALISED_BLUE, alike ? 0 : number);
    return new Model(network, retina, OutputCoding.HILL, Map.of());
  }

  /// Frees the native memory.
  @TearDown
  public void close() {
    Objects.requireNonNull(pilot).close();
    frame.close();
  }

  /// Look, think, act.
  @Benchmark
  public int tick() {
    clock.moveTo(++sequence * 1_000_000_000L / HERTZ);
    frame.stamp(clock.nanos(), sequence);
    Objects.requireNonNull(loop).tick(frame);
    return actuator.steeringMicros();
  }
}
