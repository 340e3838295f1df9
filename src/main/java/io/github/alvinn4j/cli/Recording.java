package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.recording.DriveRecorder;
import io.github.alvinn4j.recording.FreeSpace;
import io.github.alvinn4j.recording.TubWriter;
import io.github.alvinn4j.time.Clock;
import java.nio.file.Path;
import java.util.Optional;

/// The recording of a drive, if one was asked for, and what is said about it at the end.
///
/// @param recorder absent if nothing is recorded
/// @param folder of the tub, absent likewise
record Recording(Optional<DriveRecorder> recorder, Optional<Path> folder) implements AutoCloseable {

  /// Nothing is recorded.
  static Recording none() {
    return new Recording(Optional.empty(), Optional.empty());
  }

  /// Begins what the plan asks for.
  static Recording begin(DrivePlan plan, Clock clock, FrameSource camera) {
    Optional<DriveRecorder> recorder =
        plan.record()
            .map(folder -> {
              FreeSpace space = FreeSpace.of(folder);
              space.requireEnoughToBegin();
              TubWriter writer = TubWriter.open(folder, clock);
              return new DriveRecorder(
                  writer,
                  space,
                  camera.width(),
                  camera.height(),
                  plan.lockstep(),
                  Assembly.signals(plan.profile()),
                  plan.models().names());
            });
    return new Recording(recorder, plan.record());
  }

  /// Whether the disk failed before the end.
  boolean failed() {
    return failure().isPresent();
  }

  private Optional<String> failure() {
    return recorder.flatMap(DriveRecorder::failure).map(e -> String.valueOf(e.getMessage()));
  }

  /// Says how much was recorded; once closed.
  void print(Output output) {
    recorder.ifPresent(tub ->
        output.line(
            "recorded %d frames to %s, %d dropped"
                .formatted(tub.written(), folder.orElseThrow(), tub.dropped())));
    failure().ifPresent(why -> output.remark("recording stopped before the end: " + why));
  }

  /// Puts the same into the result.
  void fill(ObjectNode json) {
    recorder.ifPresent(tub -> {
      json.put("recorded_frames", tub.written());
      json.put("recording_dropped_frames", tub.dropped());
    });
    failure().ifPresent(why -> json.put("recording_failure", why));
  }

  /// Writes what is left.
  @Override
  public void close() {
    recorder.ifPresent(DriveRecorder::close);
  }
}
