package io.github.alvinn4j.steering;

import io.github.alvinn4j.network.OutputCoding;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From 30 output units to the steering.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xbatch"}) // shared cores starve the JIT threads
public class DecoderBenchmark {
  private static final int UNITS = 30;

  /// How the hill is read.
  @Param public DecodingMethod method = DecodingMethod.LEAST_SQUARES;

  private final SteeringEstimate estimate = new SteeringEstimate();
  private final int[][] outputs = new int[UNITS][];
  private final SteeringDecoder[] decoders = new SteeringDecoder[DecodingMethod.values().length];
  private int next;

  /// Makes a decoder for each method and a hill at each unit.
  public DecoderBenchmark() {
    for (DecodingMethod each : DecodingMethod.values()) {
      decoders[each.compareTo(DecodingMethod.LEAST_SQUARES)] =
          new SteeringDecoder(OutputCoding.HILL, UNITS, each);
    }
    for (int unit = 0; unit < UNITS; unit++) {
      outputs[unit] = Outputs.hill(UNITS, unit * 0.97);
    }
  }

  /// Decodes another hill each time.
  @Benchmark
  public int decode() {
    next = (next + 1) % UNITS;
    decoders[method.compareTo(DecodingMethod.LEAST_SQUARES)].decode(outputs[next], estimate);
    return estimate.steeringQ15();
  }
}
