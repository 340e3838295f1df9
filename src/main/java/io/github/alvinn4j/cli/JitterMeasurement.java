package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.ActuatorWriter;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.DriveStatistics;
import io.github.alvinn4j.drive.FrameExchange;
import io.github.alvinn4j.drive.Lateness;
import io.github.alvinn4j.drive.PeriodicLoop;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.drive.WarmUp;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.simulator.SimulatedActuator;
import io.github.alvinn4j.time.Clock;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Measures in this JVM how late a 1 kHz loop and the drive's own tick are, left alone and beside a
/// thread that allocates.
final class JitterMeasurement {
  private static final long LOOP_NANOS = 1_000_000L;
  private static final long TICK_NANOS = 5_000_000L;
  private static final long SETTLE_PERIODS = 500;
  private static final int BINS_PER_DECADE = 4;
  private static final int DECADES = 6; // 1 us to 1 s
  static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

  private final Clock clock;
  private final RealTimeThreads threads;
  private final double seconds;
  private final int megabytesPerSecond;

  /// @param seconds how long each of the four runs lasts
  /// @param megabytesPerSecond how much the other thread allocates, in 10^6 bytes
  JitterMeasurement(Clock clock, RealTimeThreads threads, double seconds, int megabytesPerSecond) {
    this.clock = clock;
    this.threads = threads;
    this.seconds = seconds;
    this.megabytesPerSecond = megabytesPerSecond;
  }

  /// Runs on the calling thread, which has the drive thread's place meanwhile.
  ///
  /// @param json filled
  void run(VehicleProfile profile, Path modelFile, Model model, ObjectNode json) {
    int width = profile.camera().widthPixels();
    int height = profile.camera().heightPixels();
    DriveSettings settings = Assembly.settings(profile, DriveSettings.Goal.AUTO);
    DriverInput nobody = command -> false;
    describe(json);
    try (FrameExchange exchange = new FrameExchange(width, height);
        Pilot pilot = Assembly.pilot(modelFile, model, width, height);
        ActuatorWriter writer =
            new ActuatorWriter(
                new SimulatedActuator(),
                clock,
                profile.throttle().neutralMicros(),
                () -> {},
                threads)) {
      DriveStatistics statistics = new DriveStatistics();
      DriveLoop loop =
          Assembly.loop(
              settings, clock, pilot, nobody, writer, exchange.anyFrame(), List.of(statistics));
      new WarmUp(settings, clock, pilot, nobody, List.of(new DriveStatistics()), exchange).run();
      loop.arm();
      byte[] noise = new byte[width * height * 3];
      new SplittableRandom(1).nextBytes(noise);
      exchange.anyFrame().copyFrom(noise);
      Tick tick = new Tick(clock, exchange.anyFrame(), loop);
      threads.enter(RealTimeThreads.Role.DRIVE);
      try {
        ArrayNode runs = json.putArray("runs");
        measure(runs.addObject(), "tick", TICK_NANOS, tick);
        measure(runs.addObject(), "1 kHz", LOOP_NANOS, () -> {});
        measureUnderLoad(runs, tick);
      } finally {
        threads.leave();
      }
    }
    json.put("realtime", threads.status());
    json.put("peak_resident_megabytes", ResidentMemory.peakMegabytes());
  }

  private void measureUnderLoad(ArrayNode runs, Runnable tick) {
    if (megabytesPerSecond == 0) {
      return;
    }
    // The allocator begins as a normal thread on any processor, like a web server's.
    threads.leave();
    try (AllocationLoad load = new AllocationLoad(clock, megabytesPerSecond)) {
      threads.enter(RealTimeThreads.Role.DRIVE);
      new PeriodicLoop(clock, LockSupport::parkNanos, LOOP_NANOS).run(SETTLE_PERIODS, () -> {});
      for (boolean isTick : new boolean[] {true, false}) {
        ObjectNode run = runs.addObject();
        measure(
            run,
            isTick ? "tick" : "1 kHz",
            isTick ? TICK_NANOS : LOOP_NANOS,
            isTick ? tick : () -> {});
        run.put("allocated_megabytes_per_second", Math.round(load.megabytesPerSecond()));
      }
    }
  }

  private static void describe(ObjectNode json) {
    json.put("collector", Collector.ofThisJvm().map(Collector::title).orElse("unknown"));
    json.put("java", Runtime.version().toString());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("heap_megabytes", Runtime.getRuntime().maxMemory() >> 20);
  }

  private void measure(ObjectNode json, String name, long periodNanos, Runnable work) {
    long periods = Math.max(1, Math.round(seconds * TimeUnit.SECONDS.toNanos(1) / periodNanos));
    long collections = collections();
    long collectionMillis = collectionMillis();
    Lateness lateness =
        new PeriodicLoop(clock, LockSupport::parkNanos, periodNanos).run(periods, work);
    json.put("loop", name);
    json.put("period_microseconds", periodNanos / 1000);
    json.put("allocated_megabytes_per_second", 0);
    json.put("periods", lateness.periods());
    json.put("skipped", lateness.skipped());
    json.put("largest_gap_microseconds", Output.rounded(lateness.largestGapMicros(), 1));
    json.put("first_work_microseconds", Output.rounded(lateness.firstWorkMicros(), 1));
    fill(json.putObject("wake_up_microseconds"), lateness, false);
    fill(json.putObject("done_microseconds"), lateness, true);
    json.put("collections", collections() - collections);
    json.put("collection_millis", collectionMillis() - collectionMillis);
  }

  private static void fill(ObjectNode json, Lateness lateness, boolean ends) {
    Latency.fill(json, ends ? lateness::endMicros : lateness::wakeUpMicros);
    ArrayNode curve = json.putArray("percentiles");
    for (double percentile : PERCENTILES) {
      double micros = ends ? lateness.endMicros(percentile) : lateness.wakeUpMicros(percentile);
      curve.addArray().add(percentile).add(Output.rounded(micros, 1));
    }
    ArrayNode bins = json.putArray("histogram");
    for (int bin = 0; bin < DECADES * BINS_PER_DECADE; bin++) {
      double from = bin == 0 ? 0 : Math.pow(10, (double) bin / BINS_PER_DECADE);
      double to = Math.pow(10, (bin + 1.0) / BINS_PER_DECADE);
      bins.add(ends ? lateness.endsBetween(from, to) : lateness.wakeUpsBetween(from, to));
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static long collectionMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  /// The drive's tick, each time on the same picture as a new one.
  private static final class Tick implements Runnable {
    private final Clock clock;
    private final DriveLoop loop;
    private final Frame frame;
    private long sequence;

    Tick(Clock clock, Frame frame, DriveLoop loop) {
      this.clock = clock;
      this.frame = frame;
      this.loop = loop;
    }

    @Override
    public void run() {
      frame.stamp(clock.nanos(), sequence++);
      loop.tick(frame);
    }
  }
}
