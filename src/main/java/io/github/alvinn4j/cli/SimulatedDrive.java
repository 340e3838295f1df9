package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.simulator.DisturbanceStrength;
import io.github.alvinn4j.simulator.Lockstep;
import io.github.alvinn4j.simulator.Pacing;
import io.github.alvinn4j.simulator.RealTime;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.RunGoal;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.Simulation;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Drives the simulated car, in real time or in lockstep.
final class SimulatedDrive {
  private static final int PLACE_WIDTH = 24;

  private final DrivePlan plan;
  private final Track track;
  private final boolean disturb;
  private final Optional<DriverInput> person;
  private final Output output;
  private final RealTimeThreads threads;

  /// @param person at the wheel instead of the expert
  SimulatedDrive(
      DrivePlan plan,
      Path trackFile,
      boolean disturb,
      Optional<DriverInput> person,
      Output output,
      RealTimeThreads threads) {
    this.threads = threads;
    this.plan = plan;
    this.track = Track.read(trackFile);
    this.disturb = disturb;
    this.person = person;
    this.output = output;
  }

  /// Drives to the goal.
  ///
  /// @return 1 if the car left the road, a fault has disarmed it or the recording failed
  int run() {
    ManualClock manual = new ManualClock();
    Clock clock = plan.lockstep() ? manual : new SystemClock();
    Pacing pacing = plan.lockstep() ? new Lockstep(manual) : new RealTime(clock);
    DriveSession session = new DriveSession(plan, clock, output, threads);
    RefereeReport report;
    ObjectNode finalPulses = output.newResult();
    try (DeathWatch _ = DeathWatch.over(plan.profile().actuator());
        SimulatedCar car =
            SimulatedCar.assemble(plan.profile(), scenario(), plan.seed(), clock, pacing)) {
      Simulation world = car.simulation();
      session.run(
          world.camera(),
          car.actuator(),
          person.orElse(expert(world)),
          "Alvinn4J   %s   %s".formatted(track.name(), plan.driver().sentence()),
          () -> facts(world));
      report = world.referee().report();
      finalPulses.put("steering_us", car.outputs().steeringMicros());
      finalPulses.put("throttle_us", car.outputs().throttleMicros());
    }
    print(report);
    ObjectNode json = json(report);
    json.set("final_pulses", finalPulses);
    session.report(json);
    return report.interventions() > 0 || session.failed() ? ExitCode.DOES_NOT_HOLD : ExitCode.DONE;
  }

  private DriverInput expert(Simulation world) {
    return plan.learning()
        .<DriverInput>map(wishes ->
            new WatchfulExpert(
                world.expert(), () -> world.referee().report().lateralMeters(), wishes.correct()))
        .orElse(world.expert());
  }

  private Scenario scenario() {
    Scenario scenario = Scenario.on(track).with(goal());
    return disturb ? scenario.with(DisturbanceStrength.demonstration()) : scenario;
  }

  private RunGoal goal() {
    if (plan.seconds().isPresent()) {
      return new RunGoal.Seconds(plan.seconds().get());
    }
    if (plan.laps().isPresent()) {
      return new RunGoal.Laps(plan.laps().get());
    }
    return plan.view() ? new RunGoal.Endless() : new RunGoal.Laps(1);
  }

  private List<String> facts(Simulation world) {
    RefereeReport report = world.referee().report();
    double place = report.progressMeters() / track.lengthMeters();
    int cells = (int) (Math.max(0, place - Math.floor(place)) * PLACE_WIDTH);
    return List.of(
        String.format(
            Locale.ROOT,
            "speed   %.2f m/s   lap %d%s   %.0f s",
            world.vehicle().speedMetersPerSecond(),
            report.laps() + 1,
            plan.laps().map(n -> "/" + n).orElse(""),
            report.elapsedSeconds()),
        "place   ▕" + "█".repeat(cells) + "░".repeat(PLACE_WIDTH - cells) + "▏",
        String.format(
            Locale.ROOT,
            "offset  %+.1f cm (rms %.1f, max %.1f)   interventions %d",
            report.lateralMeters() * 100,
            report.lateralRmsMeters() * 100,
            report.lateralMaxMeters() * 100,
            report.interventions()));
  }

  private void print(RefereeReport report) {
    output.line(
        String.format(
            Locale.ROOT,
            "%s: %s, %.1f m in %.1f s, %s, autonomy %.2f %%",
            track.name(),
            counted(report.laps(), "lap"),
            report.distanceMeters(),
            report.elapsedSeconds(),
            counted(report.interventions(), "intervention"),
            report.autonomyPercent()));
    output.line(
        String.format(
            Locale.ROOT,
            "distance from the centre line: rms %.1f cm, max %.1f cm",
            report.lateralRmsMeters() * 100,
            report.lateralMaxMeters() * 100));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private ObjectNode json(RefereeReport report) {
    ObjectNode json = output.newResult();
    json.put("vehicle", plan.profile().name());
    json.put("driver", plan.driver().word());
    plan.models().fill(json);
    new TrackScore(track.name(), plan.models().learnedFrom(track.name()), report).fill(json);
    return json;
  }
}
