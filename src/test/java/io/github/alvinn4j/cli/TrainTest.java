package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private static Transcript train(Path out, Object... more) {
    Object[] arguments = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"train", Drives.REAL, "--json", "--epochs=3", "--out", out},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    Transcript said = Transcript.of(arguments);
    assertThat(said.exitCode()).as(said.err()).isZero();
    return said;
  }

  @Test
  void writes_the_model_its_card_and_its_loss_curve_and_nothing_else() throws Exception {
    train(folder.resolve("first.safetensors"));

    assertThat(Refusal.listing(folder))
        .containsOnlyKeys("", "first.safetensors", "first.md", "first-loss.png");
    assertThat(Files.readString(folder.resolve("first.md")))
        .startsWith("# first.safetensors")
        .contains("circuit_launch_400/tub");
  }

  @Test
  void examines_the_model_on_what_it_has_not_learned_from() throws Exception {
    JsonNode json =
        JSON.readTree(train(folder.resolve("first.safetensors"), "--holdout=0.25").out());

    assertThat(json.get("frames").intValue()).isEqualTo(300);
    assertThat(json.get("held_out_frames").intValue()).isEqualTo(100);
    assertThat(json.get("epochs").intValue()).isEqualTo(3);
    for (String key :
        new String[] {
          "correlation", "mae", "correlation_smoothed", "mae_smoothed", "constant_mae"
        }) {
      assertThat(json.get(key).isNumber()).as(key).isTrue();
    }
  }

  @Test
  void learns_the_same_bytes_from_the_same_seed() throws Exception {
    Path model = folder.resolve("model.safetensors");
    train(model);
    byte[] first = Files.readAllBytes(model);

    train(model, "--seed=1");
    byte[] again = Files.readAllBytes(model);
    train(model, "--seed=2");
    byte[] other = Files.readAllBytes(model);

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(ModelKind.class)
  void learns_every_kind_of_model_and_each_can_steer(ModelKind kind) throws Exception {
    Path model = folder.resolve("my first model ö.safetensors");

    train(model, "--model-kind", kind);

    Transcript replay = Transcript.of("replay", "--json", Drives.REAL, "--model", model);
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(JSON.readTree(replay.out()).get("frames").intValue()).isEqualTo(400);
  }

  @Test
  void makes_the_folder_of_the_model() {
    train(folder.resolve("new").resolve("models").resolve("first.safetensors"));

    assertThat(folder.resolve("new/models/first.safetensors")).isRegularFile();
  }

  @Test
  void holds_nothing_out_if_told_so() throws Exception {
    JsonNode json = JSON.readTree(train(folder.resolve("all.safetensors"), "--holdout=0").out());

    assertThat(json.get("frames").intValue()).isEqualTo(400);
    assertThat(json.has("held_out_frames")).isFalse();
  }

  @Test
  void says_in_the_model_how_it_was_trained() throws Exception {
    Path model = folder.resolve("adam.safetensors");

    train(
        model,
        "--optimiser=ADAM",
        "--batch=16",
        "--schedule=COSINE",
        "--l1=0.0001",
        "--l2=0.01",
        "--dropout=0.2");

    assertThat(Files.readString(folder.resolve("adam.md")))
        .contains("| optimiser | adam |")
        .contains("| learning rate | 0.004 |")
        .contains("| shift columns | 2 |")
        .contains("| silent inputs | 0.5 |")
        .contains("| batch | 16 |")
        .contains("| schedule | cosine |")
        .contains("| l1 | 1.0E-4 |")
        .contains("| l2 | 0.01 |")
        .contains("| dropout | 0.2 |")
        .doesNotContain("momentum", "| decay");
  }

  @ParameterizedTest
  @CsvSource({
    "--optimiser=ADAM --momentum=0.5,      --momentum = 0.5; expected none with --optimiser ADAM",
    "--schedule=COSINE --decay=0.9,        --decay = 0.9; expected none with --schedule COSINE",
    "--batch=0,                            --batch = 0; expected 1..999999999 or FULL",
    "--batch=some,                         --batch = some; expected 1..999999999 or FULL",
    "--l2=-1,                              l2 = -1.0; expected 0..10",
    "--dropout=0.95,                       dropout = 0.95; expected 0..0.9",
    "--model-kind=LINEAR --dropout=0.5,    dropout = 0.5; expected 0 for a network without hidden"
        + " units",
  })
  void refuses_what_does_not_go_together(String options, String complaint) throws Exception {
    List<Object> arguments =
        new ArrayList<>(List.of("train", Drives.REAL, "--out", folder.resolve("no.safetensors")));
    arguments.addAll(List.of(options.split(" ")));

    Transcript said = Transcript.of(arguments.toArray());

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains(complaint.replace(';', ','));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void finds_a_learning_rate_and_trains_nothing() throws Exception {
    JsonNode json =
        JSON.readTree(train(folder.resolve("m.safetensors"), "--find-learning-rate").out());

    assertThat(Refusal.listing(folder)).containsOnlyKeys("", "m-rates.csv", "m-rates.png");
    assertThat(json.get("suggested_rate").doubleValue()).isBetween(1e-4, 1.0);
    assertThat(Files.readAllLines(folder.resolve("m-rates.csv")))
        .hasSize(json.get("steps").intValue() + 1)
        .startsWith("learning_rate,error,smoothed_error");
  }
}
