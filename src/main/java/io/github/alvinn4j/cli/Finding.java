package io.github.alvinn4j.cli;

/// What the doctor says of one thing.
///
/// @param subject what was looked at, a few words
/// @param level how it is
/// @param text what was found
/// @param advice what to do; empty if nothing
record Finding(String subject, Level level, String text, String advice) {
  /// How it is.
  enum Level {
    /// As it should be.
    OK,
    /// Worth knowing; nothing that keeps the car from driving.
    NOTE,
    /// The car does not drive, or not safely, before this is done.
    PROBLEM
  }

  static Finding ok(String subject, String text) {
    return new Finding(subject, Level.OK, text, "");
  }

  static Finding note(String subject, String text, String advice) {
    return new Finding(subject, Level.NOTE, text, advice);
  }

  static Finding problem(String subject, String text, String advice) {
    return new Finding(subject, Level.PROBLEM, text, advice);
  }
}
