package io.github.alvinn4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect`: shows a model, drive, track or profile as text and pictures.
@Command(
    name = "inspect",
    description = "Show a model, a drive, a track or a vehicle profile as text and pictures.")
final class Inspect implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "WHAT", description = "A .safetensors model, a tub, a .csv, a .yaml.")
  private Path what;

  @Option(names = "--out", paramLabel = "DIR", description = "Write pictures into this folder.")
  private Optional<Path> out;

  @Override
  public Integer call() {
    output.line(what + " " + out);
    return ExitCode.DONE;
  }
}
