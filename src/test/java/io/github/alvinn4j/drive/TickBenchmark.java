package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
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
  private final Pilot pilot = new Pilot(model(), 160, 120);
  private final DriveLoop loop =
      new DriveLoop(
          TestDrive.settings(DriveSettings.Goal.AUTO, SignalTable.of(HERTZ, 150), false),
          clock,
          stopwatch,
          pilot,
          command -> false,
          actuator,
          frame,
          List.of());
  private long sequence;

  /// Paints noise, the picture on which no branch can be foretold.
  public TickBenchmark() {
    byte[] bgr = new byte[160 * 120 * 3];
    new SplittableRandom(1).nextBytes(bgr);
    frame.pixels().put(0, 0, bgr);
    loop.arm();
  }

  private static Model model() {
    FloatNetwork network = FloatNetwork.hill(960, 5, 30, new SplittableRandom(1));
    return new Model(network, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
  }

  /// Frees the native memory.
  @TearDown
  public void close() {
    pilot.close();
    frame.close();
  }

  /// Look, think, act.
  @Benchmark
  public int tick() {
    clock.moveTo(++sequence * 1_000_000_000L / HERTZ);
    frame.stamp(clock.nanos(), sequence);
    loop.tick(frame);
    return actuator.steeringMicros();
  }
}
