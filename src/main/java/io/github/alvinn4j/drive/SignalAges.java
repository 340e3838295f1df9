package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/// When each signal was last there. Safe from any thread; allocates nothing after construction.
public final class SignalAges {
  private final Clock clock;
  private final Map<Signal, Beat> beats = new EnumMap<>(Signal.class);

  private static final class Beat {
    private volatile long nanos;
    private volatile boolean seen;
  }

  /// Nothing was there yet.
  public SignalAges(Clock clock) {
    this.clock = clock;
    for (Signal signal : Signal.values()) {
      beats.put(signal, new Beat());
    }
  }

  /// The signal is there now; called by whoever gives or takes it.
  public void beat(Signal signal) {
    Beat beat = of(signal);
    beat.nanos = clock.nanos();
    beat.seen = true;
  }

  /// How long ago it was there, in nanoseconds; 0 before the first time.
  public long ageNanos(Signal signal) {
    Beat beat = of(signal);
    return beat.seen ? Math.max(0, clock.nanos() - beat.nanos) : 0;
  }

  private Beat of(Signal signal) {
    Beat beat = beats.get(signal);
    if (beat == null) {
      throw new IllegalStateException("no beat for " + signal);
    }
    return beat;
  }
}
