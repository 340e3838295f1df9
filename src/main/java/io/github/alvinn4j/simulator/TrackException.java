package io.github.alvinn4j.simulator;

/// A track file cannot be used; the message names file, line, value and expectation.
public final class TrackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong, in one line.
  public TrackException(String message) {
    super(message);
  }

  /// Says what is wrong, in one line, and why.
  public TrackException(String message, Throwable cause) {
    super(message, cause);
  }
}
