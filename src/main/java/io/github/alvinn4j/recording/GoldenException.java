package io.github.alvinn4j.recording;

/// A golden file is missing or malformed; the message names file, line and expectation.
public final class GoldenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong, in one line.
  public GoldenException(String message) {
    super(message);
  }

  /// Says what is wrong, in one line, and why.
  public GoldenException(String message, Throwable cause) {
    super(message, cause);
  }
}
