package io.github.alvinn4j.network;

/// A float network cannot be put into the integer form; the message names layer, unit and value.
public final class QuantisationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says which weight does not fit and what would.
  public QuantisationException(String message) {
    super(message);
  }
}
