package io.github.alvinn4j.recording;

/// What a reader does with a damaged record.
public enum Strictness {
  /// Skips and reports it.
  TOLERANT,
  /// Refuses the whole recording.
  STRICT
}
