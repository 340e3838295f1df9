package io.github.alvinn4j.simulator;

/// When a run is over.
public sealed interface RunGoal {

  /// Whether a run that is worth this much is over.
  boolean reachedBy(RefereeReport report);

  /// After so many laps.
  ///
  /// @param count 1 or more
  record Laps(int count) implements RunGoal {
    /// Checks the number.
    public Laps {
      if (count < 1) {
        throw new IllegalArgumentException("laps = %d, expected 1 or more".formatted(count));
      }
    }

    @Override
    public boolean reachedBy(RefereeReport report) {
      return report.laps() >= count;
    }
  }

  /// After so many seconds of simulated time.
  ///
  /// @param seconds above 0
  record Seconds(double seconds) implements RunGoal {
    /// Checks the number.
    public Seconds {
      if (!(seconds > 0)) {
        throw new IllegalArgumentException("seconds = %s, expected above 0".formatted(seconds));
      }
    }

    @Override
    public boolean reachedBy(RefereeReport report) {
      return report.elapsedSeconds() >= seconds;
    }
  }

  /// After so many driven metres.
  ///
  /// @param meters above 0
  record Meters(double meters) implements RunGoal {
    /// Checks the number.
    public Meters {
      if (!(meters > 0)) {
        throw new IllegalArgumentException("meters = %s, expected above 0".formatted(meters));
      }
    }

    @Override
    public boolean reachedBy(RefereeReport report) {
      return report.distanceMeters() >= meters;
    }
  }

  /// Never: somebody will stop it.
  record Endless() implements RunGoal {
    @Override
    public boolean reachedBy(RefereeReport report) {
      return false;
    }
  }
}
