package io.github.alvinn4j.cli;

/// What the process says when it ends.
final class ExitCode {
  /// Done.
  static final int DONE = 0;

  /// The thing that was checked does not hold: the car left the road, a replay differs.
  static final int DOES_NOT_HOLD = 1;

  /// Bad usage or bad input; nothing was written.
  static final int BAD_INPUT = 2;

  /// No memory is left for a drive: the JVM's own, with `-XX:+ExitOnOutOfMemoryError`.
  static final int OUT_OF_MEMORY = 3;

  /// A defect of this program.
  static final int INTERNAL_ERROR = 70;

  private ExitCode() {}
}
