package io.github.alvinn4j.learning;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import java.util.concurrent.atomic.AtomicLong;

/// Hands ticks from the drive thread to the learner: a ring of slots made once, no lock, no wait.
///
/// When the learner is behind and every slot is taken, the newest tick is dropped and counted: the
/// drive is never delayed, and what lies in the ring stays a drive without a hole. One writing
/// thread, one reading thread.
final class ExampleFeed implements DriveObserver {
  private final Example[] slots;
  private final AtomicLong written = new AtomicLong(); // only the writer moves it
  private final AtomicLong taken = new AtomicLong(); // only the reader moves it
  private final AtomicLong dropped = new AtomicLong();

  /// An empty ring.
  ///
  /// @param slots 1 or more
  /// @param pixels of the retina
  ExampleFeed(int slots, int pixels) {
    if (slots < 1) {
      throw new IllegalArgumentException("slots = %d, expected 1 or more".formatted(slots));
    }
    this.slots = new Example[slots];
    for (int i = 0; i < slots; i++) {
      this.slots[i] = new Example(pixels);
    }
  }

  /// Copies a tick that has looked at a new picture; on the drive thread.
  @Override
  public void onTick(Tick tick) {
    if (!tick.fresh()) {
      return;
    }
    long next = written.get();
    if (next - taken.getAcquire() == slots.length) {
      dropped.lazySet(dropped.get() + 1);
      return;
    }
    slots[(int) (next % slots.length)].copy(tick);
    written.setRelease(next + 1);
  }

  /// Takes the oldest example; on the learner's thread.
  ///
  /// @param example overwritten if there is one
  /// @return false if there is none
  boolean poll(Example example) {
    long next = taken.get();
    if (next == written.getAcquire()) {
      return false;
    }
    example.copy(slots[(int) (next % slots.length)]);
    taken.setRelease(next + 1);
    return true;
  }

  /// How many ticks found no room. Safe from any thread.
  long dropped() {
    return dropped.get();
  }
}
