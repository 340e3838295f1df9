package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import java.nio.file.Path;

/// A model and the file it was read from.
record NamedModel(Path file, Model model) {

  static NamedModel read(Path file) {
    return new NamedModel(file, ModelFile.read(file));
  }
}
