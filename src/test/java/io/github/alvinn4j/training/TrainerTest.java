package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.vision.Retina;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(0.05f, 1, 0.5f, 30, 30, 0.2, 0, false);
  private static final int ROWS = 6;
  private static final int COLUMNS = 8;

  @Test
  void the_same_seed_gives_the_same_bits_as_on_every_other_machine() {
    FloatNetwork once = hill(SETTINGS, drive(200), 1).network();
    FloatNetwork again = hill(SETTINGS, drive(200), 1).network();
    FloatNetwork other = hill(SETTINGS, drive(200), 2).network();

    assertThat(Weights.bits(once)).isEqualTo(Weights.bits(again));
    assertThat(Weights.bits(once)).isNotEqualTo(Weights.bits(other));
    assertThat(Weights.crc32(once)).isEqualTo("68b4dd52");
  }

  @Test
  void a_hill_network_learns_to_steer_to_a_line() {
    TrainingSet drive = drive(400);

    List<Epoch> history = hill(SETTINGS, drive, 1).history();

    assertThat(history.getLast().trainingError())
        .isLessThan(history.getFirst().trainingError() / 3);
  }

  @Test
  void linear_regression_finds_the_line_that_made_the_labels() {
    TrainingSet set = new TrainingSet(1, 2);
    Retina retina = new Retina(1, 2);
    RandomGenerator random = new SplittableRandom(1);
    for (int frame = 0; frame < 500; frame++) {
      retina.pixels()[0] = random.nextInt(256);
      retina.pixels()[1] = random.nextInt(256);
      float x0 = (retina.pixels()[0] - 128) / 128f;
      float x1 = (retina.pixels()[1] - 128) / 128f;
      set.add(retina, 0.5f * x0 - 0.25f * x1 + 0.125f);
    }

    FloatNetwork line = trainer(SETTINGS).train(FloatNetwork.linear(2), set, random).network();

    assertThat(line.layers().get(0).weights(0))
        .containsExactly(new float[] {0.5f, -0.25f}, within(1e-4f));
    assertThat(line.layers().get(0).biases()).containsExactly(new float[] {0.125f}, within(1e-4f));
  }

  @Test
  void a_single_output_learns_the_steering_itself() {
    RandomGenerator random = new SplittableRandom(1);
    FloatNetwork start = FloatNetwork.single(ROWS * COLUMNS, 4, random);

    TrainingResult result = trainer(SETTINGS).train(start, drive(400), random);

    double meanSquare = 2 * result.history().getLast().validationError();
    assertThat(Math.sqrt(meanSquare)).as("root mean square steering error").isLessThan(0.1);
  }

  @Test
  void keeps_the_network_with_the_lowest_validation_error() {
    TrainingResult result = hill(withPatience(30), noise(100), 1);

    Epoch lowest =
        result.history().stream().min(Comparator.comparingDouble(Epoch::validationError)).get();
    assertThat(result.bestEpoch()).isEqualTo(lowest.number());
    assertThat(result.bestEpoch()).as("must not be the last").isLessThan(30);
    assertThat(validationError(result.network(), noise(100).last(0.2)))
        .isEqualTo(lowest.validationError(), within(1e-9));
  }

  @Test
  void stops_when_patience_is_at_its_end() {
    TrainingResult result = hill(withPatience(4), noise(100), 1);

    assertThat(result.history()).hasSize(result.bestEpoch() + 4);
    assertThat(result.history().stream().filter(Epoch::best).toList().getLast().number())
        .isEqualTo(result.bestEpoch());
  }

  @Test
  void learns_nothing_from_the_validation_part() {
    TrainingSet drive = drive(100);
    TrainingSet otherTail = drive.withoutLast(0.2).followedBy(drive.last(0.2).mirrored());
    TrainingSettings oneEpoch = new TrainingSettings(0.05f, 1, 0.5f, 1, 1, 0.2, 3, true);

    FloatNetwork network = hill(oneEpoch, drive, 1).network();
    FloatNetwork sameNetwork = hill(oneEpoch, otherTail, 1).network();

    assertThat(Weights.bits(network)).isEqualTo(Weights.bits(sameNetwork));
  }

  @Test
  void without_a_validation_part_the_last_network_is_taken() {
    TrainingSettings settings = new TrainingSettings(0.05f, 0.9f, 0.5f, 3, 1, 0, 0, false);

    TrainingResult result = hill(settings, drive(50), 1);

    assertThat(result.bestEpoch()).isEqualTo(3);
    assertThat(result.history()).extracting(Epoch::validationError).containsOnly(Double.NaN);
  }

  @Test
  void tells_of_every_epoch_in_order() {
    List<Epoch> heard = new ArrayList<>();

    TrainingResult result =
        new Trainer(SETTINGS, heard::add)
            .train(FloatNetwork.linear(ROWS * COLUMNS), drive(50), new SplittableRandom(1));

    assertThat(heard).isEqualTo(result.history());
    assertThat(heard).extracting(Epoch::number).startsWith(1, 2, 3);
  }

  @Test
  void leaves_the_network_it_starts_from_alone() {
    FloatNetwork start = FloatNetwork.linear(ROWS * COLUMNS);

    trainer(SETTINGS).train(start, drive(50), new SplittableRandom(1));

    assertThat(start.layers().get(0).weights(0)).containsOnly(0);
  }

  @Test
  void says_that_learning_diverged_when_the_rate_is_too_high() {
    TrainingSettings tooFast = new TrainingSettings(5, 1, 0.5f, 30, 30, 0.2, 0, false);
    FloatNetwork start = FloatNetwork.linear(ROWS * COLUMNS);

    assertThatThrownBy(() -> trainer(tooFast).train(start, drive(200), new SplittableRandom(1)))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching("learning diverged in epoch \\d+ at learning_rate = 5.0, .*");
  }

  @Test
  void refuses_what_does_not_fit() {
    RandomGenerator random = new SplittableRandom(1);
    FloatNetwork network = FloatNetwork.linear(960);

    assertThatThrownBy(() -> trainer(SETTINGS).train(network, drive(50), random))
        .hasMessage("frames of 48 pixels, expected the network's 960 inputs");
    assertThatThrownBy(
            () -> trainer(SETTINGS).train(FloatNetwork.linear(ROWS * COLUMNS), drive(2), random))
        .hasMessage("frames = 2, expected enough for a training and a validation part");
    assertThatThrownBy(() -> new TrainingSettings(0, 1, 0, 1, 1, 0, 0, false))
        .hasMessage("learning_rate = 0.0, expected above 0..10");
  }

  @Test
  void gradient_descent_moves_once_an_epoch_along_the_mean_of_all() {
    TrainingSettings full =
        SETTINGS
            .with(0.25f, new Schedule.Geometric(1), new Optimiser.Sgd(0), Batch.FULL)
            .withEpochs(1, 1);
    TrainingSet drive = drive(50);
    FloatNetwork start = FloatNetwork.linear(ROWS * COLUMNS);

    FloatNetwork moved = trainer(full).train(start, drive, new SplittableRandom(1)).network();

    // From 0 the gradient of the bias is minus the mean label of the learned part.
    double mean = 0;
    for (float label : drive.withoutLast(0.2).labels()) {
      mean += label / 40;
    }
    assertThat(moved.layers().getFirst().biases())
        .containsExactly(new float[] {(float) (0.25 * mean)}, within(1e-6f));
  }

  @Test
  void mini_batches_and_adam_learn_too_and_give_the_same_bits_again() {
    for (Optimiser optimiser : List.of(new Optimiser.Sgd(0.9f), Optimiser.Adam.STANDARD)) {
      TrainingSettings settings =
          SETTINGS.with(0.02f, new Schedule.Cosine(0), optimiser, new Batch(7));

      TrainingResult result = hill(settings, drive(400), 1);

      assertThat(result.history().getLast().trainingError())
          .as(optimiser.toString())
          .isLessThan(result.history().getFirst().trainingError() / 2);
      assertThat(Weights.bits(hill(settings, drive(400), 1).network()))
          .isEqualTo(Weights.bits(result.network()));
    }
  }

  @Test
  void dropout_is_judged_by_the_network_that_drives() {
    TrainingSettings settings = SETTINGS.with(new Regularisation(0, 0, 0.25f));

    TrainingResult result = hill(settings, drive(200), 1);

    double judged = result.history().get(result.bestEpoch() - 1).validationError();
    assertThat(validationError(result.network(), drive(200).last(0.2)))
        .isEqualTo(judged, within(1e-9));
  }

  @Test
  void l1_makes_the_weights_of_dark_corners_exactly_zero() {
    FloatNetwork priced =
        hill(SETTINGS.with(new Regularisation(0.001f, 0, 0)), drive(200), 1).network();
    FloatNetwork free = hill(SETTINGS, drive(200), 1).network();

    assertThat(zeros(priced)).isGreaterThan(20);
    assertThat(zeros(free)).isZero();
  }

  private static long zeros(FloatNetwork network) {
    long zeros = 0;
    for (int unit = 0; unit < network.hidden(); unit++) {
      for (float weight : network.layers().getFirst().weights(unit)) {
        zeros += weight == 0 ? 1 : 0;
      }
    }
    return zeros;
  }

  private static Trainer trainer(TrainingSettings settings) {
    return new Trainer(settings, epoch -> {});
  }

  private static TrainingSettings withPatience(int epochs) {
    return new TrainingSettings(0.05f, 1, 0.5f, 30, epochs, 0.2, 0, false);
  }

  private static TrainingResult hill(TrainingSettings settings, TrainingSet set, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return trainer(settings).train(FloatNetwork.hill(ROWS * COLUMNS, 4, 12, random), set, random);
  }

  private static double validationError(FloatNetwork network, TrainingSet validation) {
    Patterns patterns = new Patterns(validation, network.outputs());
    Backpropagation backpropagation = new Backpropagation(network);
    float[] inputs = new float[network.inputs()];
    double sum = 0;
    for (int frame = 0; frame < patterns.size(); frame++) {
      patterns.inputs(frame, inputs);
      sum += backpropagation.error(inputs, patterns.target(frame));
    }
    return sum / patterns.size();
  }

  // A bright line wanders over a dark retina; steering is where it stands.
  private static TrainingSet drive(int frames) {
    TrainingSet set = new TrainingSet(ROWS, COLUMNS);
    Retina retina = new Retina(ROWS, COLUMNS);
    for (int frame = 0; frame < frames; frame++) {
      double steering = StrictMath.sin(frame * 0.3);
      double line = (steering + 1) / 2 * (COLUMNS - 1);
      for (int i = 0; i < retina.pixels().length; i++) {
        double distance = Math.abs(i % COLUMNS - line);
        retina.pixels()[i] = distance < 2 ? (int) (255 - 100 * distance) : 40;
      }
      set.add(retina, (float) steering);
    }
    return set;
  }

  // Labels that have nothing to do with the pictures: validation must get worse soon.
  private static TrainingSet noise(int frames) {
    SplittableRandom random = new SplittableRandom(5);
    TrainingSet set = new TrainingSet(ROWS, COLUMNS);
    Retina retina = new Retina(ROWS, COLUMNS);
    for (int frame = 0; frame < frames; frame++) {
      for (int i = 0; i < retina.pixels().length; i++) {
        retina.pixels()[i] = random.nextInt(256);
      }
      set.add(retina, (float) random.nextDouble(-1, 1));
    }
    return set;
  }
}
