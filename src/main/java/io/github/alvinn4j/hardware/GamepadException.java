package io.github.alvinn4j.hardware;

/// A gamepad cannot be used; the message is one line that names the device.
public final class GamepadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong.
  public GamepadException(String message) {
    super(message);
  }

  /// Says what is wrong and why.
  public GamepadException(String message, Throwable cause) {
    super(message, cause);
  }
}
