package io.github.alvinn4j.drive;

/// A thread of the drive has died of an error that nobody expected: a defect, or too little memory.
public final class DeadThreadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadThreadException(String thread, Throwable cause) {
    super("the thread '%s' has died: %s".formatted(thread, cause), cause);
  }
}
