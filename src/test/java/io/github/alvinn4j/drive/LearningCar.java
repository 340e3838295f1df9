package io.github.alvinn4j.drive;

import io.github.alvinn4j.AllocatedBytes;

/// A drive by hand whose ticks go to one observer, for tests of what learns beside it.
public final class LearningCar implements AutoCloseable {
  private static final long PERIOD_NANOS = 50_000_000L;

  private final TestDrive drive;
  private final long[] now = new long[1];
  private final long armedNanos;

  /// Arms the car; the observer sees only what comes afterwards.
  public LearningCar(DriveObserver observer) {
    boolean[] armed = new boolean[1];
    drive =
        new TestDrive(
            DriveSettings.Goal.MANUAL,
            command -> {
              command.set(steeringAt(now[0]), 5000);
              return true;
            },
            tick -> {
              if (armed[0]) {
                observer.onTick(tick);
              }
            });
    drive.arm();
    armedNanos = drive.clock.nanos() + PERIOD_NANOS;
    armed[0] = true;
  }

  /// The driver's wish at a time.
  public static int steeringAt(long nanos) {
    return (int) (nanos / PERIOD_NANOS % 20_000);
  }

  /// So many ticks, one every 50 ms of simulated time.
  public void ticks(int count) {
    for (int i = 0; i < count; i++) {
      now[0] = drive.clock.nanos() + PERIOD_NANOS;
      drive.clock.moveTo(now[0]);
      drive.tick();
    }
  }

  /// When a tick began, counted from the first that the observer saw.
  public long nanosOfTick(int number) {
    return armedNanos + number * PERIOD_NANOS;
  }

  /// A pixel of the retina, the same in every tick.
  public int pixelOfTick(int pixel) {
    return drive.pilot.retina().pixels()[pixel];
  }

  /// What the network says, the same in every tick.
  public int networkQ15() {
    return drive.pilot.estimate().steeringQ15();
  }

  /// Bytes that 500 ticks allocate on the drive thread.
  public long allocatedBytesOfTicks(Runnable afterEach) {
    return AllocatedBytes.of(() -> {
      ticks(1);
      afterEach.run();
    });
  }

  @Override
  public void close() {
    drive.close();
  }
}
