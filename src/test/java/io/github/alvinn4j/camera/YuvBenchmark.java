package io.github.alvinn4j.camera;

import java.util.Random;
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

/// From the raw bytes of a ribbon-cable camera to a frame that is known to be whole.
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
public class YuvBenchmark {
  private static final int PADDING = 128; // a Raspberry Pi 5's

  /// Width and height of the frame.
  @Param({"160x120", "320x240"})
  public String size = "160x120";

  private Frame frame = new Frame(2, 2);
  private YuvPicture picture = new YuvPicture(new YuvLayout(2, 2, 2));
  private TornPicture torn = new TornPicture(2, 2);
  private byte[] bytes = new byte[6];

  /// Makes a raw picture of noise.
  @Setup
  public void prepare() {
    String[] sides = size.split("x", 2);
    close();
    frame = new Frame(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    int stride = Math.ceilDiv(frame.width(), PADDING) * PADDING;
    YuvLayout layout = new YuvLayout(frame.width(), frame.height(), stride);
    picture = new YuvPicture(layout);
    torn = new TornPicture(frame.width(), frame.height());
    bytes = new byte[layout.bytes()];
    new Random(3).nextBytes(bytes);
  }

  /// Frees the native memory.
  @TearDown
  public void close() {
    picture.close();
    frame.close();
  }

  /// Planes to BGR, then the look for missing rows.
  @Benchmark
  public boolean toFrame() {
    picture.convert(bytes, frame.pixels());
    return torn.isTorn(frame.pixels());
  }
}
