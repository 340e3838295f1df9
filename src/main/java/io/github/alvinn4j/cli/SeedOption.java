package io.github.alvinn4j.cli;

import picocli.CommandLine.Option;

/// The option of every command with something random in it.
final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seeds everything that is random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  long value() {
    return seed;
  }
}
