package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadUsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drive --laps 0                        | --laps = 0, expected 1..100000",
        "drive --laps -1                       | --laps = -1, expected 1..100000",
        "drive --laps 1e9                      | '1e9' is not an int",
        "drive --laps 1000000000               | --laps = 1000000000, expected 1..100000",
        "drive --seconds 0                     | --seconds = 0, expected 0.1..1000000",
        "drive --seconds NaN                   | --seconds = NaN",
        "drive --seconds 1 --laps 1            | --laps and --seconds, expected one of them",
        "drive --driver nobody                 | [MODEL, EXPERT, GAMEPAD]",
        "drive --faster                        | --faster",
        "drive somewhere                       | somewhere",
        "drive --model                         | --model",
        "drive --seed many                     | 'many' is not a long",
        "fly                                   | fly",
        "--fly                                 | --fly",
        "help fly                              | fly",
        "evaluate --laps 0                     | --laps = 0, expected 1..1000",
        "replay                                | TUB",
        "replay --seed 1 tub                   | --seed",
        "inspect                               | WHAT",
        "drive --vehicle hardware/donkeycar-pca9685.yaml --laps 1    | for the simulator",
        "drive --vehicle hardware/donkeycar-pca9685.yaml --disturb   | for the simulator",
        "drive --vehicle hardware/donkeycar-pca9685.yaml --lockstep  | for the simulator",
        "drive --vehicle hardware/donkeycar-pca9685.yaml --track a.csv | for the simulator",
        "drive --vehicle hardware/pi5-hardware-pwm.yaml --laps 1     | for the simulator",
        "drive --driver gamepad --gamepad /dev/input/js63           | /dev/input/js63: no such"
            + " file, expected a gamepad",
        "drive --driver gamepad --gamepad /dev/null                 | unknown gamepad '', expected"
            + " --gamepad-map",
        "drive --driver gamepad --gamepad-map mouse                 | --gamepad-map = mouse,"
            + " expected one of xbox-bluetooth, xbox,",
        "drive --driver gamepad --gamepad . --gamepad-map xbox      | .: is a folder, expected a"
            + " gamepad",
        "drive --driver gamepad --lockstep                          | --lockstep and a gamepad,"
            + " expected one of them",
        "drive --driver expert --gamepad /dev/input/js0             | expected --driver gamepad or"
            + " model",
        "drive --vehicle hardware/pi5-hardware-pwm.yaml --driver expert | for the simulator",
        "drive --vehicle hardware/pi5-hardware-pwm.yaml --driver gamepad --gamepad /dev/input/js63"
            + " | no such file",
        "evaluate --driver gamepad                                  | expected MODEL or EXPERT",
        "evaluate --vehicle hardware/pi5-hardware-pwm.yaml           | drives real hardware"
      })
  void says_in_one_line_what_was_typed_wrong(String typed, String named) {
    assertThat(Refusal.in(folder, (Object[]) typed.split(" ", -1))).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--holdout 2              | --holdout = 2, expected 0..0.9",
        "--holdout -0.1           | --holdout = -0.1, expected",
        "--hidden 0               | --hidden = 0, expected 1..1024",
        "--hidden 1000000         | --hidden = 1000000, expected",
        "--outputs 1              | --outputs = 1, expected",
        "--epochs 0               | 0, expected",
        "--epochs -5              | -5, expected",
        "--learning-rate 0        | 0.0, expected",
        "--learning-rate NaN      | NaN, expected",
        "--momentum 1             | 1.0, expected",
        "--rounds 0               | --rounds = 0, expected",
        "--model-kind DEEP        | [HILL, SINGLE, LINEAR]",
        "--colour-term GREEN      | LUMA",
        "--model x.safetensors    | --model",
        "--demonstrations simulator/tracks/Oval_track.csv | recorded drives and --demonstrations,"
            + " expected one",
      })
  void says_in_one_line_what_cannot_be_trained(String typed, String named) {
    String command = "train %s --out %s/m.safetensors ".formatted(Drives.REAL, folder) + typed;

    assertThat(Refusal.in(folder, (Object[]) command.split(" +", -1))).contains(named);
  }

  @Test
  void wants_something_to_learn_from() {
    assertThat(Refusal.in(folder, "train", "--out", folder.resolve("m.safetensors")))
        .startsWith("nothing to learn from, expected recorded drives or --demonstrations");
  }

  @Test
  void wants_a_place_for_what_was_learned() {
    assertThat(Refusal.in(folder, "train", Drives.REAL)).contains("--out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "model.onnx", "file/model.safetensors", "file/a/m.safetensors"})
  void writes_no_model_where_none_can_be(String name) throws Exception {
    Files.writeString(folder.resolve("file"), "no folder");
    Path out = folder.resolve(name);

    assertThat(Refusal.in(folder, "train", Drives.REAL, "--out", out)).contains(out.toString());
  }

  @Test
  void writes_no_model_if_its_card_cannot_be_written() throws Exception {
    Files.createDirectory(folder.resolve("m.md"));

    assertThat(Refusal.in(folder, "train", Drives.REAL, "--out", folder.resolve("m.safetensors")))
        .contains("m.md: is a folder");
  }

  @Test
  void writes_no_golden_file_into_a_folder() {
    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--update-golden", folder))
        .isEqualTo(folder + ": is a folder, expected a file to write");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 5000})
  void takes_no_name_that_is_too_long_for_the_disk(int length) {
    Path name = folder.resolve("n".repeat(length));
    Path model = folder.resolve(name + ".safetensors");

    Refusal.in(folder, "drive", "--lockstep", "--model", name);
    Refusal.in(folder, "drive", "--lockstep", "--vehicle", name);
    Refusal.in(folder, "drive", "--lockstep", "--track", name);
    Refusal.in(folder, "drive", "--lockstep", "--record", name);
    Refusal.in(folder, "evaluate", "--tracks", name);
    Refusal.in(folder, "replay", name);
    Refusal.in(folder, "replay", Drives.REAL, "--golden", name);
    Refusal.in(folder, "replay", Drives.REAL, "--update-golden", name);
    Refusal.in(folder, "train", Drives.REAL, "--out", model);
  }
}
