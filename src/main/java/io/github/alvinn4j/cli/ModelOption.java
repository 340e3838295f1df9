package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option of every command that thinks: with which model.
final class ModelOption {
  static final String DEFAULT = "models/simulator.safetensors";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {"The model that steers.", "Default: " + DEFAULT + "."})
  private Optional<Path> model;

  /// Whether a model was named.
  boolean given() {
    return model.isPresent();
  }

  Path file() {
    return Home.given(model.orElseGet(() -> Home.file(DEFAULT)));
  }

  Model read() {
    return ModelFile.read(file());
  }
}
