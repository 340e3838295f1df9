package io.github.alvinn4j.network;

/// How the output units say a steering direction.
public enum OutputCoding {
  /// Many sigmoid units along the steering axis with a hill of activation at the direction (ALVINN,
  /// 1989 onwards).
  HILL,

  /// One linear unit whose value is the steering itself.
  SINGLE
}
