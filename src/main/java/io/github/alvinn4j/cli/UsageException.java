package io.github.alvinn4j.cli;

import org.jspecify.annotations.Nullable;

/// What was typed or given cannot be used; becomes one line and exit code 2.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
