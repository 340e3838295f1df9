package io.github.alvinn4j.learning;

/// Keeps examples for a second before they are learned, so that a teacher who turns out to be bad
/// has taught nothing. Used by one thread; allocates nothing after construction.
final class Quarantine {
  static final long NANOS = 1_000_000_000L;

  private final Example[] ring;
  private int oldest;
  private int size;

  /// @param examples room for a second of them at the camera's rate, 1 or more
  /// @param pixels of the retina
  Quarantine(int examples, int pixels) {
    this.ring = new Example[examples];
    for (int i = 0; i < examples; i++) {
      ring[i] = new Example(pixels);
    }
  }

  /// Adds the newest; if there is no room, the oldest goes unlearned.
  void add(Example example) {
    if (size == ring.length) {
      oldest = (oldest + 1) % ring.length;
      size--;
    }
    ring[(oldest + size) % ring.length].copy(example);
    size++;
  }

  /// Takes the oldest that was kept long enough.
  ///
  /// @param example overwritten if there is one
  boolean release(long now, Example example) {
    if (size == 0 || now - ring[oldest].nanos() < NANOS) {
      return false;
    }
    example.copy(ring[oldest]);
    oldest = (oldest + 1) % ring.length;
    size--;
    return true;
  }

  /// Forgets all of them.
  void clear() {
    size = 0;
  }
}
