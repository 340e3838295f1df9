package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Retina;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/// One inference: the integer form that drives, the float form that learns, the naive float loop.
///
/// Run with `-prof gc` to see that none allocates.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xbatch"}) // shared cores starve the JIT threads
public class InferenceBenchmark {
  private static final int INPUTS = 960;

  /// Hidden and output units on a retina of 960 pixels.
  @Param({"5-30", "64-50"})
  public String units = "5-30";

  private final Retina retina = new Retina(30, 32);
  private final float[] inputs = new float[INPUTS];
  private float[] hidden = {};
  private float[] outputs = {};
  private FloatNetwork floats = FloatNetwork.single(1, 1, new SplittableRandom(1));
  private NaiveFloatNetwork naive = new NaiveFloatNetwork(floats);
  private IntegerNetwork integers = IntegerNetwork.of(floats);
  private Activations activations = new Activations(integers);

  /// Makes a network and a retina, and checks that the three forms agree.
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    String[] sizes = units.split("-", 2);
    floats =
        FloatNetwork.hill(INPUTS, Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), random);
    hidden = new float[floats.hidden()];
    outputs = new float[floats.outputs()];
    naive = new NaiveFloatNetwork(floats);
    integers = IntegerNetwork.of(floats);
    activations = new Activations(integers);
    for (int i = 0; i < INPUTS; i++) {
      retina.pixels()[i] = random.nextInt(256);
    }
    FloatNetwork.inputs(retina, inputs);
    integer();
    float[] plain = naive().clone();
    chains();
    for (int unit = 0; unit < plain.length; unit++) {
      double difference = activations.outputs()[unit] / 32768.0 - plain[unit];
      if (Math.abs(difference) > 1e-3 || Math.abs(outputs[unit] - plain[unit]) > 1e-5) {
        throw new IllegalStateException("output " + unit + " differs by " + difference);
      }
    }
  }

  /// The integer form.
  @Benchmark
  public int[] integer() {
    integers.infer(retina, activations);
    return activations.outputs();
  }

  /// The float form: eight chains of fused multiply-adds, StrictMath.
  @Benchmark
  public float[] chains() {
    floats.forward(inputs, hidden, outputs);
    return outputs;
  }

  /// The naive float loop.
  @Benchmark
  public float[] naive() {
    naive.infer(inputs, outputs);
    return outputs;
  }
}
