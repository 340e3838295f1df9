package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveRun;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.DriveStatistics;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.recording.GoldenFile;
import io.github.alvinn4j.recording.GoldenTrace;
import io.github.alvinn4j.recording.RecordedDriver;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.simulator.SimulatedActuator;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `replay`: runs a recorded drive through the loop and the gate of a live one.
@Command(
    name = "replay",
    sortOptions = false,
    description = {
      "Run a recorded drive through the loop of a live one, and check the result.",
      "The network steers and is compared with the driver; no hardware is touched.",
      "A golden file holds every number that was decided, tick by tick.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn replay drives/expert",
      "  ./alvinn replay drives/expert --update-golden golden.csv",
      "  ./alvinn replay drives/expert --golden golden.csv --json"
    })
final class Replay implements Callable<Integer> {
  private static final double NANOS_PER_SECOND = 1e9;

  @Mixin private VehicleOption vehicle;
  @Mixin private ModelsOption modelsOption;

  @Parameters(paramLabel = "TUB", description = "Folder of the recorded drive.")
  private Path folder;

  @Option(
      names = "--golden",
      paramLabel = "FILE",
      description = "Check against a golden file; end with 1 and name the first difference.")
  private Optional<Path> golden;

  @Option(
      names = "--update-golden",
      paramLabel = "FILE",
      description = "Write the golden file of this replay.")
  private Optional<Path> updateGolden;

  @Option(
      names = "--strict",
      description = "Refuse a drive with a damaged record instead of skipping it.")
  private boolean strict;

  @Mixin private Output output;

  @Override
  public Integer call() {
    updateGolden.ifPresent(SafeFile::requireWritable);
    Optional<GoldenFile> wanted = golden.map(GoldenFile::read);
    VehicleProfile profile = vehicle.simulatedProfile();
    Models models = modelsOption.read();
    ModelShares shares = new ModelShares(models);
    Tub tub = Tub.open(folder, strict ? Strictness.STRICT : Strictness.TOLERANT);
    ReliabilityTrace reliability = new ReliabilityTrace();
    Replayed replayed = replay(profile, models, shares, tub, reliability);
    Optional<String> difference = wanted.flatMap(file -> file.firstDifference(replayed.trace()));
    updateGolden.ifPresent(file -> SafeFile.write(file, GoldenFile.encode(replayed.trace())));
    replayed.print(output);
    shares.print(output);
    reliability.line().ifPresent(output::line);
    ObjectNode json = output.newResult();
    json.put("drive", folder.toString());
    models.fill(json);
    shares.fill(json);
    replayed.fill(json);
    reliability.fill(json);
    golden.ifPresent(file -> json.put("golden", difference.orElse("same")));
    output.result(json);
    golden.ifPresent(
        file -> output.line("golden %s: %s".formatted(file, difference.orElse("same"))));
    return difference.isPresent() ? ExitCode.DOES_NOT_HOLD : ExitCode.DONE;
  }

  private Replayed replay(
      VehicleProfile profile,
      Models models,
      ModelShares shares,
      Tub tub,
      ReliabilityTrace reliability) {
    ManualClock clock = new ManualClock();
    Clock stopwatch = new SystemClock();
    try (TubFrameSource source = new TubFrameSource(tub, profile.camera().rateHertz(), clock);
        Frame frame = new Frame(tub.width(), tub.height());
        Pilot pilot = Assembly.pilot(models, tub.width(), tub.height());
        SimulatedActuator wires = new SimulatedActuator()) {
      GoldenTrace trace = new GoldenTrace(() -> source.current().index());
      FloatComparison comparison = new FloatComparison(models.networks());
      DriverComparison driver = new DriverComparison();
      DriveStatistics statistics = new DriveStatistics();
      DriveLoop loop =
          Assembly.loop(
              Assembly.settings(profile, DriveSettings.Goal.AUTO),
              clock,
              pilot,
              new RecordedDriver(source),
              wires,
              frame,
              List.of(statistics, trace, comparison, driver, shares, reliability));
      loop.arm();
      long began = stopwatch.nanos();
      new DriveRun(source, loop, false).lockstep(frame);
      double seconds = (stopwatch.nanos() - began) / NANOS_PER_SECOND;
      TubRemarks.say(tub, source, output);
      int skipped = tub.problemCount() + source.skippedFrames();
      return new Replayed(trace, comparison, driver.figures(), statistics, seconds, skipped);
    }
  }
}
