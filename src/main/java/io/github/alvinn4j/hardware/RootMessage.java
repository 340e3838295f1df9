package io.github.alvinn4j.hardware;

import org.jspecify.annotations.Nullable;

/// The kernel's own words in an exception of Pi4J, which wraps them twice; they are the part that
/// helps.
final class RootMessage {
  private static final int MAX_CAUSES = 16;

  private RootMessage() {}

  /// The innermost message there is.
  static String of(Throwable failure) {
    Throwable root = failure;
    String message = String.valueOf(failure.getMessage());
    for (int depth = 0; depth < MAX_CAUSES; depth++) {
      @Nullable Throwable cause = root.getCause();
      if (cause == null) {
        break;
      }
      root = cause;
      message = cause.getMessage() == null ? message : cause.getMessage();
    }
    return message;
  }
}
