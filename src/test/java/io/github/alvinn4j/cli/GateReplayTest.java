package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.recording.RecordedDriver;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Recorded drives through the gate of every shipped car: what the person did and what the network
/// wants there, never a pulse outside the limits.
///
/// Any folder of drives can be tried; what was held back is logged:
///
/// ```
/// mvn test -Dtest=GateReplayTest -Dalvinn4j.drives=FOLDER
/// ```
class GateReplayTest {
  private static final System.Logger LOG = System.getLogger(GateReplayTest.class.getName());
  private static final String FOLDER = "alvinn4j.drives";

  @Test
  void a_real_drive_keeps_the_limits_of_every_car_A9_A12_M8(TestReporter reporter)
      throws IOException {
    List<GateCount> counts = replay(Drives.REAL, Strictness.STRICT);

    assertThat(counts).allSatisfy(count -> assertThat(count.commands()).isEqualTo(400));
    String injected = "a recorded drive and the network's output, full throttle";
    String measured =
        "%d commands through %d gates inside every limit"
            .formatted(counts.stream().mapToInt(GateCount::commands).sum(), counts.size());
    Faults.report(reporter, "A9", injected, measured);
    Faults.report(reporter, "A12", injected, measured);
    Faults.report(reporter, "M8", injected, measured);
  }

  @Test
  void a_folder_of_drives_keeps_the_limits_of_every_car() throws IOException {
    // Only who has more drives than the repository carries can have them replayed.
    assumeTrue(System.getProperty(FOLDER) != null, FOLDER + " is not set");
    Path folder = Path.of(System.getProperty(FOLDER));
    List<Path> tubs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.endsWith("manifest.json"))
          .map(Path::getParent)
          .sorted()
          .forEach(tubs::add);
    }
    assertThat(tubs).as("tubs in %s", folder).isNotEmpty();

    for (Path tub : tubs) {
      assertThat(replay(tub, Strictness.TOLERANT))
          .as("%s", tub)
          .allSatisfy(count -> assertThat(count.commands()).isPositive());
    }
  }

  private static List<GateCount> replay(Path folder, Strictness strictness) throws IOException {
    List<GateCount> counts = new ArrayList<>();
    List<GateCount> persons = new ArrayList<>();
    List<GateCount> networks = new ArrayList<>();
    for (Path file : profiles()) {
      VehicleProfile profile = VehicleProfiles.read(file);
      DriveSettings settings = Assembly.settings(profile, DriveSettings.Goal.AUTO);
      String car = String.valueOf(file.getFileName());
      persons.add(new GateCount(car + ", person", settings.limits()));
      networks.add(new GateCount(car + ", network", settings.limits()));
    }
    play(Tub.open(folder, strictness), persons, networks);
    counts.addAll(persons);
    counts.addAll(networks);
    for (GateCount count : counts) {
      LOG.log(System.Logger.Level.INFO, folder + ": " + count);
    }
    return counts;
  }

  private static List<Path> profiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("hardware"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void play(Tub tub, List<GateCount> persons, List<GateCount> networks) {
    ManualClock clock = new ManualClock();
    Model model = ModelFile.read(Drives.MODEL);
    DriveCommand command = new DriveCommand();
    try (TubFrameSource source = new TubFrameSource(tub, TubFrameSource.DEFAULT_RATE_HERTZ, clock);
        Frame frame = new Frame(tub.width(), tub.height());
        Pilot pilot = new Pilot(model, tub.width(), tub.height())) {
      RecordedDriver person = new RecordedDriver(source);
      while (source.read(frame)) {
        person.read(command);
        persons.forEach(count -> count.tick(command, clock.nanos()));
        pilot.look(frame);
        pilot.think();
        // The network steers; full throttle is the worst that anyone can want beside it.
        command.set(pilot.estimate().steeringQ15(), Short.MAX_VALUE);
        networks.forEach(count -> count.tick(command, clock.nanos()));
      }
    }
  }
}
