package io.github.alvinn4j.network;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Checks that the JVM still vectorises the integer kernel: inference against the same with
/// `-XX:-UseSuperWord`, in one run. A loop that is written a little differently is still right, but
/// several times slower, and no other test would notice.
///
/// Run by `mvn -q test-compile exec:exec@vectorisation`; ends with 1 if it does not hold. Forks
/// alternate and the quickest iteration of each kind counts, so that a busy machine does not fail
/// it.
final class VectorisationCheck {
  private static final double LEAST_RATIO = 2.0;
  private static final int ROUNDS = 3;

  private VectorisationCheck() {}

  public static void main(String[] arguments) throws RunnerException {
    double vectorised = Double.MAX_VALUE;
    double scalar = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      vectorised = Math.min(vectorised, quickestNanos("-XX:+UseSuperWord"));
      scalar = Math.min(scalar, quickestNanos("-XX:-UseSuperWord"));
    }
    double ratio = scalar / vectorised;
    boolean holds = ratio >= LEAST_RATIO;
    System.out.printf(
        Locale.ROOT,
        "vectorisation: inference 960-64-50 takes %.0f ns, %.0f ns without SuperWord: %.1f times,"
            + " expected %.1f or more%s%n",
        vectorised,
        scalar,
        ratio,
        LEAST_RATIO,
        holds ? "" : ": the kernel is not vectorised");
    System.exit(holds ? 0 : 1);
  }

  private static double quickestNanos(String option) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(InferenceBenchmark.class.getName() + ".integer")
                    .param("units", "64-50")
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.milliseconds(300))
                    .measurementIterations(6)
                    .measurementTime(TimeValue.milliseconds(200))
                    .jvmArgsAppend(option, "--sun-misc-unsafe-memory-access=allow")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    return results.stream()
        .flatMap(result -> result.getBenchmarkResults().stream())
        .flatMap(result -> result.getIterationResults().stream())
        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
        .min()
        .orElseThrow();
  }
}
