package io.github.alvinn4j.time;

/// Tells the time. Safe from any thread.
public interface Clock {

  /// Monotonic time in nanoseconds from an arbitrary origin; compare by subtraction only, since the
  /// value may wrap.
  long nanos();

  /// Wall time in milliseconds since 1970 UTC. Only recordings use it: it may jump.
  long wallMillis();
}
