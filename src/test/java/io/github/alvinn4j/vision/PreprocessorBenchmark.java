package io.github.alvinn4j.vision;

import io.github.alvinn4j.camera.Frame;
import java.util.concurrent.TimeUnit;
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

/// From a frame to the retina.
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
public class PreprocessorBenchmark {
  /// Width and height of the frame.
  @Param({"160x120", "320x240"})
  public String size = "160x120";

  private final Retina retina = new Retina(30, 32);
  private Frame frame = new Frame(1, 1);
  private Preprocessor preprocessor = new Preprocessor(RetinaSettings.STANDARD, 160, 120);

  /// Paints a frame.
  @Setup
  public void prepare() {
    String[] sides = size.split("x", 2);
    close();
    frame = new Frame(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    preprocessor = new Preprocessor(RetinaSettings.STANDARD, frame.width(), frame.height());
    Pictures.road(frame, 1);
  }

  /// Frees the native memory.
  @TearDown
  public void close() {
    preprocessor.close();
    frame.close();
  }

  /// Region, reduction, colour term, contrast.
  @Benchmark
  public Retina look() {
    preprocessor.look(frame, retina);
    return retina;
  }
}
