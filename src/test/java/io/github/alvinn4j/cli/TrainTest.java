package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
