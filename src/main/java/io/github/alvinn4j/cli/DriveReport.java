package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveStatistics;
import io.github.alvinn4j.drive.Guard;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.time.SystemClock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a drive went: measured while it runs, said when it has ended.
final class DriveReport {
  private final DrivePlan plan;
  private final Output output;
  private final DriveStatistics statistics = new DriveStatistics();
  private final StartUp startUp = new StartUp(new SystemClock());
  private final ModelShares shares;
  private long dropped;
  private long refused;
  private String realTime = "";
  private String personsWord = "";
  private long guarded;
  private Release disarmedBy = Release.NONE;
  private Recording recording = Recording.none();
  private String ticksLine = "";
  private String cappedLine = "";
  private Lessons lessons = Lessons.none();

  DriveReport(DrivePlan plan, Output output) {
    this.plan = plan;
    this.output = output;
    this.shares = new ModelShares(plan.models());
  }

  /// What measures in each tick.
  List<DriveObserver> observers() {
    return List.of(statistics, startUp, shares);
  }

  /// The drive has ended: puts into words how it went, while the outputs are still in neutral, so
  /// that nothing is left to be thought of when a signal waits for the last line.
  ///
  /// @param word what a person has done to end it; empty if nothing
  void ended(long droppedFrames, DriveLoop loop, Optional<Guard> guard, String word) {
    dropped = droppedFrames;
    refused = loop.refusedFrames();
    disarmedBy = loop.disarmedBy();
    personsWord = word;
    guarded = guard.map(Guard::interventions).orElse(0L);
    ticksLine = ticks();
    cappedLine =
        statistics.cappedTicks() > 0
            ? "throttle capped in %d ticks, last by: %s"
                .formatted(statistics.cappedTicks(), LiveView.words(statistics.cappedBy()))
            : "";
  }

  private String ticks() {
    return String.format(
        Locale.ROOT,
        "tick: p50 %.0f us, p99 %.0f us, p99.9 %.0f us, max %.0f us; %.1f B allocated; %d frames,"
            + " %d dropped",
        statistics.workMicros(50),
        statistics.workMicros(99),
        statistics.workMicros(99.9),
        statistics.workMicros(100),
        statistics.allocatedBytesPerTick(),
        statistics.ticks(),
        dropped);
  }

  /// What the kernel has granted the threads.
  void realTime(String status) {
    realTime = status;
  }

  /// What is recorded; closed before anything is said.
  void recorded(Recording tub) {
    recording = tub;
  }

  /// What was learned, and saved.
  void learned(Lessons ended) {
    lessons = ended;
  }

  /// Whether what was learned is lost.
  boolean learningFailed() {
    return lessons.failed();
  }

  /// Whether a fault has ended the drive.
  boolean disarmed() {
    return disarmedBy != Release.NONE;
  }

  /// Whether frames are missing because the disk has failed.
  boolean recordingFailed() {
    return recording.failed();
  }

  /// Prints the lines for a person, and the object for a machine.
  ///
  /// @param json begun by the caller
  void say(ObjectNode json) {
    print();
    if (output.json()) {
      fill(json);
      output.result(json);
    }
  }

  private void print() {
    if (!personsWord.isEmpty()) {
      output.remark(personsWord);
    }
    if (disarmed()) {
      output.remark(
          "disarmed: %s; the drive has ended in neutral"
              .formatted(disarmedBy.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    output.line(ticksLine);
    if (!cappedLine.isEmpty()) {
      output.line(cappedLine);
    }
    shares.print(output);
    recording.print(output);
    lessons.print(output);
  }

  private void fill(ObjectNode json) {
    json.put("frames", statistics.ticks());
    json.put("dropped_frames", dropped);
    json.put("refused_frames", refused);
    Latency.fill(json.putObject("tick_microseconds"), statistics);
    if (!plan.lockstep()) {
      Latency.fill(
          json.putObject("capture_to_pulse_microseconds"), statistics::captureToPulseMicros);
    }
    json.put("allocated_bytes_per_tick", Output.rounded(statistics.allocatedBytesPerTick(), 2));
    json.put("allocating_ticks", statistics.allocatingTicks());
    json.put("guard_interventions", guarded);
    json.put("realtime", realTime);
    json.put("capped_ticks", statistics.cappedTicks());
    json.put("capped_by", statistics.cappedBy().name().toLowerCase(Locale.ROOT));
    json.put("disarmed_by", disarmedBy.name().toLowerCase(Locale.ROOT));
    json.put("first_frame_millis", startUp.firstFrameMillis());
    json.put("first_driven_frame_millis", startUp.firstDrivenMillis());
    shares.fill(json);
    recording.fill(json);
    lessons.fill(json);
  }
}
