package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.steering.Hill;
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

/// One step of gradient descent with momentum, beside the naive float loop.
///
/// Run with `-prof gc` to see that a step allocates nothing. Several patterns in turn, so that the
/// network never comes to rest on one.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xbatch"}) // shared cores starve the JIT threads
public class SgdStepBenchmark {
  private static final int PATTERNS = 16;
  private static final float RATE = 0.05f;
  private static final float MOMENTUM = 0.5f;

  /// Hidden and output units on a retina of 960 pixels.
  @Param({"5-30", "64-50"})
  public String units = "5-30";

  private final float[][] inputs = new float[PATTERNS][960];
  private float[][] targets = {};
  private Descent descent = Descent.sgd(FloatNetwork.linear(1), MOMENTUM);
  private NaiveFloatNetwork naive =
      new NaiveFloatNetwork(FloatNetwork.single(1, 1, new SplittableRandom(1)));
  private int next;

  /// Makes patterns and networks, and checks that both steps do the same.
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    int hidden = Integer.parseInt(units.substring(0, units.indexOf('-')));
    int outputs = Integer.parseInt(units.substring(units.indexOf('-') + 1));
    targets = new float[PATTERNS][outputs];
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      for (int i = 0; i < 960; i++) {
        inputs[pattern][i] = random.nextInt(-128, 128) / 128f;
      }
      Hill.encode(random.nextDouble(outputs - 1), targets[pattern]);
    }
    FloatNetwork network = FloatNetwork.hill(960, hidden, outputs, random);
    naive = new NaiveFloatNetwork(network);
    descent = Descent.sgd(network, MOMENTUM);
    for (int step = 0; step < 100; step++) {
      double difference = step() - naive(next);
      if (Math.abs(difference) > 1e-4) {
        throw new IllegalStateException("E differs by " + difference + " at step " + step);
      }
    }
  }

  /// The step that training takes.
  @Benchmark
  public double step() {
    next = (next + 1) % PATTERNS;
    return descent.step(inputs[next], targets[next], RATE);
  }

  /// The naive float loop.
  @Benchmark
  public double naive() {
    next = (next + 1) % PATTERNS;
    return naive(next);
  }

  private double naive(int pattern) {
    return naive.step(inputs[pattern], targets[pattern], RATE, MOMENTUM);
  }
}
