package io.github.alvinn4j.hardware;

/// A file written by a person is refused; the message is one line with file, line, key, value and
/// expectation.
public final class ProfileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong and where.
  public ProfileException(String message) {
    super(message);
  }

  /// Says what is wrong, where, and why.
  public ProfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
