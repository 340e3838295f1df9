package io.github.alvinn4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `bench`: measures this machine.
@Command(
    name = "bench",
    sortOptions = false,
    description = "Measure this machine: the figures in the README, again.%n",
    footer = {"", "Examples:", "  ./alvinn bench jitter", "  ./alvinn bench jitter --collectors"},
    subcommands = BenchJitter.class)
final class Bench implements Runnable {
  @Spec private CommandSpec command;

  @Mixin private Output output;

  /// Without a subcommand: the help.
  @Override
  public void run() {
    output.line(command.commandLine().getUsageMessage().stripTrailing());
  }
}
