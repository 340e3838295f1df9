package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;
import java.util.List;

/// What a training has come to.
///
/// @param network the network of the best epoch
/// @param bestEpoch the number of that epoch
/// @param history all epochs in order
public record TrainingResult(FloatNetwork network, int bestEpoch, List<Epoch> history) {

  /// Makes the history its own.
  public TrainingResult {
    history = List.copyOf(history);
  }
}
