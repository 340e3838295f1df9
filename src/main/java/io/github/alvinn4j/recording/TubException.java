package io.github.alvinn4j.recording;

/// A tub cannot be read or written; the one-line message names the file and the place in it.
public final class TubException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what failed.
  public TubException(String message) {
    super(message);
  }

  /// Says what failed and why.
  public TubException(String message, Throwable cause) {
    super(message, cause);
  }
}
