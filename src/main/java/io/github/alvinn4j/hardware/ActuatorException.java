package io.github.alvinn4j.hardware;

/// A pulse did not reach the hardware; the message names bus, address and channel.
public final class ActuatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what failed.
  public ActuatorException(String message) {
    super(message);
  }

  /// Says what failed and why.
  public ActuatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
