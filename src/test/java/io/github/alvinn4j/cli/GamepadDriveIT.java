package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.PadEvents;
import io.github.alvinn4j.hardware.PadPipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person with a pad, in real time: the pauses are the person's, between what two hands do; the
/// drives last long enough for a slow machine.
@Timeout(60)
class GamepadDriveIT {
  private static final int LEFT_SHOULDER = 4;
  private static final int RIGHT_TRIGGER = 5;
  private static final int Y = 3;

  @TempDir private Path folder;

  @Test
  void a_person_drives_the_simulated_car() throws Exception {
    try (PadPipe pad = PadPipe.in(folder)) {
      pad.happen(
          new PadEvents().initialButton(LEFT_SHOULDER, false).button(LEFT_SHOULDER, true).bytes());
      Thread person = Thread.startVirtualThread(() -> pressTheTrigger(pad));

      JsonNode json = drive(pad, 7);
      person.join();

      assertThat(json.get("driver").textValue()).isEqualTo("gamepad");
      assertThat(json.get("distance_meters").doubleValue()).isGreaterThan(0.1);
    }
  }

  @Test
  void O2_without_the_dead_mans_button_the_car_stands_still(TestReporter reporter)
      throws Exception {
    try (PadPipe pad = PadPipe.in(folder)) {
      pad.happen(
          new PadEvents().initialButton(LEFT_SHOULDER, false).axis(RIGHT_TRIGGER, 32767).bytes());

      assertThat(drive(pad).get("distance_meters").doubleValue()).isZero();
    }

    Faults.report(reporter, "O2", "full throttle without the button", "the car stands still");
  }

  @Test
  void who_takes_the_wheel_late_or_again_drives_all_the_same() throws Exception {
    try (PadPipe pad = PadPipe.in(folder)) {
      pad.happen(
          new PadEvents().initialButton(LEFT_SHOULDER, false).button(LEFT_SHOULDER, true).bytes());
      Thread person = Thread.startVirtualThread(() -> letGoAndTakeAgain(pad));

      JsonNode json = drive(pad, 9);
      person.join();

      assertThat(json.get("distance_meters").doubleValue()).isGreaterThan(0.1);
    }
  }

  @Test
  void the_stop_button_ends_a_drive_by_the_network_O14(TestReporter reporter) throws Exception {
    try (PadPipe pad = PadPipe.in(folder)) {
      pad.happen(new PadEvents().initialButton(Y, false).bytes());
      Thread person = Thread.startVirtualThread(() -> pressStop(pad));

      Transcript said = driveByNetwork(pad);
      person.join();

      JsonNode json = JsonMapper.builder().build().readTree(said.out());
      assertThat(said.exitCode()).as(said.err()).isZero();
      assertThat(said.err()).contains("stopped by the gamepad's button");
      assertThat(json.get("driver").textValue()).isEqualTo("model");
      assertThat(json.get("seconds").doubleValue()).isLessThan(20);
      int pulse = json.get("final_pulses").get("throttle_us").intValue();
      assertThat(pulse).isEqualTo(1500);
      Faults.report(
          reporter,
          "O14",
          "a person presses the pad's stop button while the network drives",
          "the drive ends with a throttle pulse of %d us".formatted(pulse));
    }
  }

  @Test
  void a_pad_that_is_unplugged_ends_the_drive_that_needs_it_O1(TestReporter reporter)
      throws Exception {
    PadPipe pad = PadPipe.in(folder);
    pad.happen(
        new PadEvents().initialButton(LEFT_SHOULDER, false).button(LEFT_SHOULDER, true).bytes());
    Thread person = Thread.startVirtualThread(() -> pull(pad));

    Transcript said = driveByNetwork(pad, "--dead-man");
    person.join();

    JsonNode json = JsonMapper.builder().build().readTree(said.out());
    assertThat(said.err()).contains("the gamepad is gone").contains("plug it in");
    assertThat(json.get("seconds").doubleValue()).isLessThan(20);
    int pulse = json.get("final_pulses").get("throttle_us").intValue();
    assertThat(pulse).isEqualTo(1500);
    Faults.report(
        reporter,
        "O1",
        "the pad of a drive that needs its dead man's button is unplugged",
        "the drive ends with a throttle pulse of %d us and says so".formatted(pulse));
  }

  private static Transcript driveByNetwork(PadPipe pad, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("drive", "--gamepad", pad.path(), "--gamepad-map=xbox", "--seconds=40"));
    words.addAll(List.of("--headless", "--json"));
    words.addAll(List.of(more));
    return Transcript.of(words.toArray());
  }

  // A drive in real time runs inside the call that is tested and says nothing until it ends:
  // a person at the pad can only let time pass.
  private static void personWaits(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  private static void pressStop(PadPipe pad) {
    try {
      personWaits(2500);
      pad.happen(new PadEvents().button(Y, true).bytes());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pull(PadPipe pad) {
    try {
      personWaits(2500);
      pad.close();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // After arming: a throttle that is held then is refused.
  private static void pressTheTrigger(PadPipe pad) {
    try {
      personWaits(2500);
      pad.happen(new PadEvents().axis(RIGHT_TRIGGER, 0).bytes());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // Longer than it takes the supervisor to disarm.
  private static void letGoAndTakeAgain(PadPipe pad) {
    try {
      personWaits(1500);
      pad.happen(new PadEvents().button(LEFT_SHOULDER, false).bytes());
      personWaits(1500);
      pad.happen(new PadEvents().button(LEFT_SHOULDER, true).bytes());
      personWaits(1000);
      pad.happen(new PadEvents().axis(RIGHT_TRIGGER, 0).bytes());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode drive(PadPipe pad) throws Exception {
    return drive(pad, 2);
  }

  private static JsonNode drive(PadPipe pad, int seconds) throws Exception {
    Transcript said =
        Transcript.of(
            "drive",
            "--driver=gamepad",
            "--gamepad",
            pad.path(),
            "--gamepad-map=xbox",
            "--seconds=" + seconds,
            "--headless",
            "--json");
    assertThat(said.exitCode()).as(said.err()).isIn(ExitCode.DONE, ExitCode.DOES_NOT_HOLD);
    return JsonMapper.builder().build().readTree(said.out());
  }
}
