package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// A second process of this program that lets the motor run until it is killed: what dies must be a
/// process of its own.
///
/// It ends in neutral by itself when the one who started it is gone, or after a minute.
final class MotorHold implements AutoCloseable {
  private static final String RUNNING = "running";
  private static final long PERIOD_NANOS = 20_000_000L;
  private static final long NEUTRAL_NANOS = 2_000_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final Process process;
  private volatile boolean running;
  private volatile String words = "";

  private MotorHold(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().name("hold").start(this::listen);
  }

  /// Starts the second process on this profile; the outputs must be free.
  static MotorHold start(Path profile) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of("calibrate", StopCause.HOLD_OPTION, profile.toString()));
    try {
      return new MotorHold(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UsageException("a second process: cannot be started: " + e.getMessage(), e);
    }
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        running |= line.equals(RUNNING);
        words = line;
      }
    } catch (IOException e) {
      words = e.toString();
    }
  }

  /// Whether the motor runs. Safe from any thread.
  boolean running() {
    return running && process.isAlive();
  }

  /// Requires that it has not ended by itself.
  ///
  /// @throws UsageException with its last words
  void requireAlive() {
    if (!process.isAlive()) {
      throw new UsageException("the process that lets the motor run has ended: " + words);
    }
  }

  /// Kills it as `kill -9` does, and waits until it is gone.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /// What the second process does.
  static int untilKilled(VehicleProfile profile) {
    Clock clock = new SystemClock();
    PulseRange throttle = profile.throttle();
    long start = clock.nanos();
    // As in a drive, something outside puts the outputs off when this process is dead.
    try (DeathWatch _ = DeathWatch.over(profile.actuator());
        CarOnStands car = CarOnStands.open(profile, clock);
        OrderlyEnd end = new OrderlyEnd()) {
      AtomicBoolean orphaned = new AtomicBoolean();
      Thread.ofPlatform().daemon().name("parent").start(() -> awaitOrphan(orphaned));
      boolean said = false;
      for (long passed = 0; passed < LONGEST_NANOS; passed = clock.nanos() - start) {
        boolean run = passed >= NEUTRAL_NANOS;
        if (end.wanted() || orphaned.get()) {
          break;
        }
        car.write(
            profile.steering().neutralMicros(),
            run ? StopMeasurement.gentleMicros(throttle) : throttle.neutralMicros());
        if (run && !said) {
          System.out.println(RUNNING);
          said = true;
        }
        LockSupport.parkNanos(MotorHold.class, PERIOD_NANOS);
      }
    }
    return ExitCode.DONE;
  }

  // The pipe on standard input ends with the process that started this one.
  private static void awaitOrphan(AtomicBoolean orphaned) {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever said
      }
    } catch (IOException e) {
      // gone too
    } finally {
      orphaned.set(true);
    }
  }
}
