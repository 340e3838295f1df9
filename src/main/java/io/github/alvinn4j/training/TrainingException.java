package io.github.alvinn4j.training;

/// A training that cannot come to a network; the message names the setting to change.
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what failed.
  public TrainingException(String message) {
    super(message);
  }
}
