package io.github.alvinn4j.network;

/// A model file is missing, damaged or not one of ours; the message names file, place and
/// expectation.
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong, in one line.
  public ModelException(String message) {
    super(oneLine(message));
  }

  /// Says what is wrong, in one line, and why.
  public ModelException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  // A message quotes names from the file; they must not move a terminal's cursor.
  private static String oneLine(String message) {
    return message.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
  }
}
