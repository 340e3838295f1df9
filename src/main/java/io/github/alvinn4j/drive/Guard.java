package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Watches the ages of camera, drive thread and actuator from a thread of its own.
///
/// A drive thread that is stuck (in native code, in a debugger, starved) can release nothing itself
/// (J2). The guard goes by the [SignalTable]: a signal that is too old holds the throttle in
/// neutral; older still disarms, and the hold stays until the drive thread was seen disarmed, from
/// where only a person arms again; one that is past hope asks for the end of the process. Works
/// with a period of 20 ms.
public final class Guard implements DriveObserver, AutoCloseable {
  private static final long PERIOD_NANOS = 20_000_000L;

  /// So many ticks since anything was stale are health.
  static final int HEALTHY_TICKS = 10;

  private static final System.Logger LOG = System.getLogger(Guard.class.getName());

  private final Clock clock;
  private final SignalRow[] watched;
  private final SignalAges ages;
  private final ActuatorWriter writer;
  private final AtomicLong ticksSinceStale = new AtomicLong();
  private final RealTimeThreads threads;
  private final Thread thread = Thread.ofPlatform().name("guard").daemon().unstarted(this::run);
  private final AtomicLong interventions = new AtomicLong();
  private volatile Consumer<Release> disarm = reason -> {};
  private volatile Consumer<String> hopeless = reason -> {};
  private volatile BooleanSupplier cameraAway = () -> false;
  private volatile boolean closing;
  private volatile boolean latched;
  private volatile boolean checked;
  private volatile long checkedNanos;
  private boolean holding;
  private volatile boolean despaired;

  /// Watches without asking the kernel for anything.
  Guard(Clock clock, SignalTable signals, SignalAges ages, ActuatorWriter writer) {
    this(clock, signals, ages, writer, RealTimeThreads.off());
  }

  /// @param signals the ages at which it acts
  /// @param ages read here; the drive's beats are given by [#onTick], the others by their owners
  /// @param writer whose throttle is held
  /// @param threads the place of the guard's thread
  public Guard(
      Clock clock,
      SignalTable signals,
      SignalAges ages,
      ActuatorWriter writer,
      RealTimeThreads threads) {
    this.threads = threads;
    this.clock = clock;
    this.watched = signals.rows().stream().filter(SignalRow::ages).toArray(SignalRow[]::new);
    this.ages = ages;
    this.writer = writer;
  }

  /// Begins to watch each signal from its first beat on.
  ///
  /// @param disarm told the reason when a signal has been lost for long; called on the guard's
  ///   thread again and again until the car is seen disarmed
  /// @param hopeless told once, in a sentence, when something hangs for good: the process should
  ///   end; called on the guard's thread
  public void start(Consumer<Release> disarm, Consumer<String> hopeless) {
    react(disarm, hopeless);
    thread.start();
  }

  /// Bears a camera that is past hope, throttle held, while it is being opened again.
  ///
  /// @param away safe from any thread
  public void bearCamera(BooleanSupplier away) {
    cameraAway = away;
  }

  void react(Consumer<Release> newDisarm, Consumer<String> newHopeless) {
    disarm = newDisarm;
    hopeless = newHopeless;
  }

  private void run() {
    threads.enter(RealTimeThreads.Role.GUARD);
    while (!closing) {
      check();
      LockSupport.parkNanos(this, PERIOD_NANOS);
    }
  }

  /// Looks once; on the guard's thread, or in a test.
  void check() {
    boolean stale = false;
    for (SignalRow row : watched) {
      stale |= judge(row, ages.ageNanos(row.signal()));
    }
    if (stale) {
      ticksSinceStale.set(0);
    }
    hold(stale || latched);
    checkedNanos = clock.nanos();
    checked = true;
  }

  private boolean judge(SignalRow row, long ageNanos) {
    if (ageNanos <= row.neutralNanos()) {
      return false;
    }
    if (ageNanos > row.disarmNanos()) {
      latched = true;
      disarm.accept(row.onLoss());
    }
    boolean borne = row.signal() == Signal.CAMERA && cameraAway.getAsBoolean();
    if (ageNanos > row.hopelessNanos() && !despaired && !borne) {
      despaired = true;
      hopeless.accept(
          "%s: silent for over %d ms"
              .formatted(row.signal().title(), TimeUnit.NANOSECONDS.toMillis(row.hopelessNanos())));
    }
    if (!holding) {
      LOG.log(
          System.Logger.Level.WARNING,
          row.signal().title() + " is silent: throttle held in neutral");
    }
    return true;
  }

  private void hold(boolean wanted) {
    if (wanted != holding) {
      holding = wanted;
      writer.holdThrottle(wanted);
      if (wanted) {
        interventions.incrementAndGet();
      }
    }
  }

  @Override
  public void onTick(Tick tick) {
    ages.beat(Signal.DRIVE_TICK);
    ticksSinceStale.incrementAndGet();
    if (latched && !tick.state().armed()) {
      latched = false;
    }
  }

  /// Whether the drive ticks and the guard itself is alive: nothing stale, [#HEALTHY_TICKS] ticks
  /// since anything was, and the guard has looked within the last 100 ms (J4). Safe from any
  /// thread.
  public boolean healthy() {
    return checked
        && clock.nanos() - checkedNanos <= SignalTable.NEUTRAL_NANOS
        && ticksSinceStale.get() >= HEALTHY_TICKS;
  }

  /// Whether the guard itself has looked within the last 100 ms and has not given up (J4). Safe
  /// from any thread.
  public boolean alive() {
    return checked && !despaired && clock.nanos() - checkedNanos <= SignalTable.NEUTRAL_NANOS;
  }

  /// How often the throttle had to be held. Safe from any thread.
  public long interventions() {
    return interventions.get();
  }

  /// Ends watching.
  @Override
  public void close() {
    closing = true;
    Threads.end(thread);
  }
}
