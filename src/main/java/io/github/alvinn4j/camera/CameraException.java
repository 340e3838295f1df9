package io.github.alvinn4j.camera;

/// A frame source or the native image library cannot do its work; the message names which one.
public final class CameraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what failed.
  public CameraException(String message) {
    super(message);
  }

  /// Says what failed and why.
  public CameraException(String message, Throwable cause) {
    super(message, cause);
  }
}
