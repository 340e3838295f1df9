package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.SignalAges;
import io.github.alvinn4j.drive.Specialist;
import io.github.alvinn4j.hardware.DriverInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The learning of a drive, if there is any.
final class Lessons implements AutoCloseable {
  private final Optional<Learning> learning;

  private Lessons(Optional<Learning> learning) {
    this.learning = learning;
  }

  /// Those of a drive that does not learn.
  static Lessons none() {
    return new Lessons(Optional.empty());
  }

  /// Those that a plan asks for.
  ///
  /// @param specialist whose network is taught
  static Lessons of(DrivePlan plan, Specialist specialist, SignalAges ages) {
    return new Lessons(plan.learning().map(wishes -> Learning.of(plan, wishes, specialist, ages)));
  }

  /// What watches the drive.
  ///
  /// @param driver watches too if that is how he knows who drives
  List<DriveObserver> observers(DriverInput driver) {
    List<DriveObserver> observers = new ArrayList<>();
    learning.ifPresent(l -> observers.addAll(l.observers()));
    if (driver instanceof DriveObserver watchful) {
      observers.add(watchful);
    }
    return observers;
  }

  /// Begins.
  ///
  /// @param allowed whether the network may have the wheel
  void begin(DriveLoop loop, boolean allowed) {
    learning.ifPresent(l -> l.begin(loop, allowed));
  }

  /// A person wants to change hands. Safe from any thread.
  void changeHands(DriveLoop loop) {
    learning.ifPresent(l -> l.changeHands(loop));
  }

  /// Lines for the live view.
  List<String> facts(List<String> others) {
    List<String> lines = new ArrayList<>(others);
    learning.ifPresent(l -> lines.addAll(l.facts()));
    return lines;
  }

  /// Ends learning and saves what was learned; a file that cannot be written is said, and the
  /// drive's end goes on.
  void finish(Output output) {
    learning.ifPresent(l -> l.finish(output));
  }

  void print(Output output) {
    learning.ifPresent(l -> l.print(output));
  }

  void fill(ObjectNode json) {
    learning.ifPresent(l -> l.fill(json.putObject("learning")));
  }

  /// Whether what was learned is lost.
  boolean failed() {
    return learning.filter(Learning::failed).isPresent();
  }

  @Override
  public void close() {
    learning.ifPresent(Learning::close);
  }
}
