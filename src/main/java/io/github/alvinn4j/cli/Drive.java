package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.GamepadDriver;
import io.github.alvinn4j.hardware.VehicleProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `drive`: the main job.
@Command(
    name = "drive",
    sortOptions = false,
    description = {
      "Drive the simulated car or a real one, steered by the network.",
      "Without options the simulated car goes round a track. Ctrl-C ends in neutral.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn drive",
      "  ./alvinn drive --laps 3 --headless --json",
      "  ./alvinn drive --driver expert --laps 2 --record drives/expert",
      "  ./alvinn drive --driver gamepad --record drives/mine",
      "  ./alvinn drive --gamepad /dev/input/js0 --dead-man",
      "  ./alvinn drive --model road.safetensors --model tape.safetensors",
      "  ./alvinn drive --lane-shift -0.1",
      "  ./alvinn drive --learn --hand-over when-ready --laps 5",
      "  ./alvinn drive --learn --driver gamepad --save models/mine.safetensors",
      "  ./alvinn drive --vehicle hardware/simulated-pca9685.yaml",
      "  ./alvinn drive --vehicle hardware/donkeycar-pca9685.yaml --arm"
    })
final class Drive implements Callable<Integer> {
  @Mixin private VehicleOption vehicle;
  @Mixin private ModelsOption modelsOption;
  @Mixin private LaneOption lane;

  @Option(
      names = "--track",
      paramLabel = "CSV",
      description = "The simulator's road. Default: simulator/tracks/reinvent_base.csv.")
  private Optional<Path> track;

  @Option(
      names = "--driver",
      paramLabel = "WHO",
      defaultValue = "MODEL",
      description =
          "Who drives: ${COMPLETION-CANDIDATES} (the simulator's). Default: ${DEFAULT-VALUE}.")
  private Driver driver;

  @Mixin private GamepadOption gamepad;
  @Mixin private LearningOption learning;

  @Option(
      names = "--any-camera",
      description = "Drive with a model that has learned with a camera of another view.")
  private boolean anyCamera;

  @Option(
      names = "--laps",
      paramLabel = "N",
      description = "End after so many laps. Default: none with the live view, else 1.")
  private Optional<Integer> laps;

  @Option(names = "--seconds", paramLabel = "S", description = "End after so many seconds instead.")
  private Optional<Double> seconds;

  @Option(names = "--headless", description = "Show no live view.")
  private boolean headless;

  @Option(
      names = "--lockstep",
      description = "Not in real time but as fast as the machine computes; the same every time.")
  private boolean lockstep;

  @Option(
      names = "--realtime",
      description =
          "Ask the kernel for real-time scheduling in the simulator too; a real car always asks.")
  private boolean realTime;

  @Option(
      names = "--disturb",
      description = "Let an invisible hand pull at the simulated car: it should recover.")
  private boolean disturb;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Record the drive as a Donkeycar tub; an existing one is appended to.")
  private Optional<Path> record;

  @Option(
      names = "--arm",
      description = "Let a real car drive; without it the outputs stay neutral. Wheels up first.")
  private boolean arm;

  @Mixin private SeedOption seed;
  @Mixin private Output output;

  @Override
  public Integer call() {
    laps.ifPresent(n -> Range.check("--laps", n, 1, 100_000));
    seconds.ifPresent(s -> Range.check("--seconds", s, 0.1, 1e6));
    if (laps.isPresent() && seconds.isPresent()) {
      throw new UsageException("--laps and --seconds, expected one of them");
    }
    driver = learning.given() && driver == Driver.MODEL ? teacher() : driver;
    PadUse pad = padUse();
    if (lockstep && pad != PadUse.NONE) {
      throw new UsageException("--lockstep and a gamepad, expected one of them");
    }
    if (lockstep && realTime) {
      throw new UsageException("--lockstep and --realtime, expected one of them");
    }
    VehicleProfile profile = vehicle.profile();
    Optional<LearningPlan> lessons = learning.plan(modelsOption.given());
    Models models = models(profile, lessons).beside(lane.meters());
    DrivePlan plan =
        new DrivePlan(
            profile,
            models,
            driver,
            laps,
            seconds,
            lockstep,
            !headless && output.terminal(),
            record,
            seed.value(),
            pad,
            lessons);
    if (profile.actuator() instanceof ActuatorWiring.Real) {
      refuseWhatOnlyTheSimulatorDoes();
    }
    if (pad == PadUse.NONE) {
      return drive(plan, Optional.empty());
    }
    try (GamepadDriver person = gamepad.open()) {
      return drive(plan, Optional.of(person));
    }
  }

  private Models models(VehicleProfile profile, Optional<LearningPlan> lessons) {
    if (lessons.isPresent() && lane.meters().isPresent()) {
      throw new UsageException("--learn and --lane-shift, expected one of them");
    }
    if (lessons.isPresent() && !modelsOption.given()) {
      return Models.of(Learning.NOTHING, Learning.nothing(seed.value()));
    }
    Models models = modelsOption.read();
    if (lessons.isPresent() && models.several()) {
      throw new UsageException("--learn and several models, expected one that learns");
    }
    for (NamedModel named : anyCamera ? List.<NamedModel>of() : models.all()) {
      CameraFingerprint.require(named.file(), named.model(), profile.camera());
    }
    return models;
  }

  // Who teaches if nobody was named: a person where there is one, or can only be one.
  private Driver teacher() {
    boolean simulated = !(vehicle.profile().actuator() instanceof ActuatorWiring.Real);
    return simulated && !gamepad.given() ? Driver.EXPERT : Driver.GAMEPAD;
  }

  private PadUse padUse() {
    if (driver == Driver.EXPERT && (gamepad.given() || gamepad.deadMan())) {
      throw new UsageException(
          "--gamepad, --gamepad-map and --dead-man, expected --driver gamepad or model with them");
    }
    if (driver == Driver.GAMEPAD || gamepad.deadMan()) {
      return PadUse.HOLD;
    }
    return gamepad.given() ? PadUse.STOP : PadUse.NONE;
  }

  private int drive(DrivePlan plan, Optional<DriverInput> person) {
    if (plan.profile().actuator() instanceof ActuatorWiring.Real wiring) {
      DriverInput nobody = command -> false;
      return new RealDrive(plan, wiring, arm, person.orElse(nobody), output, threads(true)).run();
    }
    Path road = Home.given(track.orElseGet(() -> Home.file("simulator/tracks/reinvent_base.csv")));
    return new SimulatedDrive(plan, road, disturb, person, output, threads(realTime)).run();
  }

  private RealTimeThreads threads(boolean asked) {
    if (!asked) {
      return RealTimeThreads.off();
    }
    RealTimeThreads threads = RealTimeThreads.ask(Runtime.getRuntime().availableProcessors());
    if (threads.degraded()) {
      output.remark(
          "real time is %s; the drive goes on but may be late at times"
              .formatted(threads.status()));
    }
    return threads;
  }

  private void refuseWhatOnlyTheSimulatorDoes() {
    boolean simulated = track.isPresent() || laps.isPresent() || lockstep || disturb;
    if (simulated || driver == Driver.EXPERT) {
      throw new UsageException(
          "--track, --driver expert, --laps, --lockstep and --disturb are for the simulator;"
              + " a real car takes --seconds");
    }
  }
}
