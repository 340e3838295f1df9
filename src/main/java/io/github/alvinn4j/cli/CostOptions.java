package io.github.alvinn4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// Whether and how a training is told what it costs.
final class CostOptions {
  private static final double NANOS_PER_SECOND = 1e9;

  @Option(names = "--cost", description = "Say what the training cost: time, energy, CO2e, money.")
  private boolean cost;

  @Option(
      names = "--watts",
      paramLabel = "W",
      description =
          "What the machine draws while it trains, where its processor has no energy counter"
              + " (RAPL) that can be read.")
  private Optional<Double> watts;

  @Option(
      names = "--co2-per-kwh",
      paramLabel = "G",
      defaultValue = "433",
      description =
          "Grams of CO2e a kilowatt-hour causes. Default: ${DEFAULT-VALUE} (0.954 lb, the figure"
              + " of Strubell et al. 2019 for the USA).")
  private double gramsPerKwh;

  @Option(
      names = "--price-per-kwh",
      paramLabel = "EUR",
      defaultValue = "0.30",
      description = "Price of a kilowatt-hour in EUR, an assumption. Default: ${DEFAULT-VALUE}.")
  private double pricePerKwh;

  /// A measurement that has begun.
  ///
  /// @param counter of the processor; empty: the declared watts are taken
  record Meter(Optional<EnergyCounter> counter, long beganNanos) {}

  /// Checks the options before long work begins.
  ///
  /// @throws UsageException if a number is out of range, or there is neither counter nor watts
  void requireSane() {
    Range.check("--co2-per-kwh", gramsPerKwh, 0, 5000);
    Range.check("--price-per-kwh", pricePerKwh, 0, 100);
    watts.ifPresent(declared -> Range.check("--watts", declared, 0.01, 100_000));
    if (cost && watts.isEmpty() && EnergyCounter.start(machine()).isEmpty()) {
      throw new UsageException(
          "--cost: no readable energy counter in /sys/class/powercap, expected --watts W");
    }
  }

  private static MachineFiles machine() {
    return new MachineFiles(Path.of("/"));
  }

  /// Begins to measure. Declared watts go before the counter: they may count the whole machine.
  Meter start(long nowNanos) {
    return new Meter(
        cost && watts.isEmpty() ? EnergyCounter.start(machine()) : Optional.empty(), nowNanos);
  }

  /// What was used since the start; empty if nobody asked.
  ///
  /// @throws UsageException if the counter cannot be read any more
  Optional<TrainingCost> since(Meter meter, long nowNanos, String model) {
    if (!cost) {
      return Optional.empty();
    }
    double seconds = (nowNanos - meter.beganNanos()) / NANOS_PER_SECOND;
    OptionalDouble counted =
        meter.counter().map(EnergyCounter::joules).orElse(OptionalDouble.empty());
    if (counted.isEmpty() && watts.isEmpty()) {
      throw new UsageException("--cost: the energy counter cannot be read any more");
    }
    return Optional.of(
        new TrainingCost(
            model,
            EnergyCounter.processor(machine()),
            seconds,
            counted.orElse(watts.orElse(0.0) * seconds),
            counted.isPresent()
                ? "counted by the processor (RAPL), whoever used it"
                : "declared, not measured: %s W all the time".formatted(watts.orElse(0.0)),
            gramsPerKwh,
            pricePerKwh));
  }
}
