package io.github.alvinn4j.training;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.network.Reconstruction;
import io.github.alvinn4j.network.ReliabilityScale;
import io.github.alvinn4j.network.SceneMemory;
import io.github.alvinn4j.network.TrainingPlace;
import io.github.alvinn4j.steering.Reliability;
import io.github.alvinn4j.vision.Mosaic;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.SceneProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Teaches a trained model what its training place is like; no weight that steers changes.
///
/// The reconstruction is fitted by least squares from the hidden units' integers, those that will
/// be there when driving. Then held-out frames of the same place say what is usual. Used by one
/// thread.
public final class PlaceLearner {
  /// So few frames have no worst per cent.
  public static final int FEWEST_FRAMES = 20;

  private static final double HIDDEN_ONE = 4096;
  private static final double TILE_ONE = 128 << Mosaic.TILE_BITS;
  private static final double WORST_SHARE = 0.01;
  private static final double RELEASE_SHARE = 0.03;
  private static final double LOW_SHARE = 0.05;

  private final Model model;
  private final Mosaic mosaic;
  private final Activations activations;
  private final LeastSquares fit;
  private final double[] hidden;
  private final int[] tiles;
  private final double[] targets;
  private final double[] sums;
  private final double[] squares;
  private final Retina retina;
  private final List<PlaceFrames> learned = new ArrayList<>();
  private int frames;

  /// Prepares for a model with hidden units.
  public PlaceLearner(Model model) {
    this.model = model;
    this.mosaic = Mosaic.of(model.retina());
    this.activations = new Activations(model.integerForm());
    this.retina = Retina.of(model.retina());
    this.hidden = new double[model.floatForm().hidden()];
    this.tiles = new int[mosaic.tiles()];
    this.targets = new double[mosaic.tiles()];
    this.fit = new LeastSquares(hidden.length, targets.length);
    int numbers = SceneProfile.PER_ROW * model.retina().rows();
    this.sums = new double[numbers];
    this.squares = new double[numbers];
  }

  /// Learns frames that the model was trained with.
  ///
  /// @param seen kept, not to be modified any more
  public void learn(PlaceFrames seen) {
    if (seen.size() > 0) {
      learned.add(seen);
    }
    for (int frame = 0; frame < seen.size(); frame++) {
      seen.show(frame, retina);
      learn(seen.scene(frame));
    }
  }

  private void learn(int[] numbers) {
    model.integerForm().infer(retina, activations);
    for (int unit = 0; unit < hidden.length; unit++) {
      hidden[unit] = activations.hidden(unit) / HIDDEN_ONE;
    }
    mosaic.lay(retina.pixels(), tiles);
    for (int tile = 0; tile < tiles.length; tile++) {
      targets[tile] = tiles[tile] / TILE_ONE - 1;
    }
    fit.add(hidden, targets);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += numbers[i];
      squares[i] += (double) numbers[i] * numbers[i];
    }
    frames++;
  }

  /// The model with what was learned, scaled by frames of the same place that were not.
  ///
  /// @throws IllegalArgumentException if no frame was learned or fewer than 20 are held out
  public Model finish(PlaceFrames heldOut) {
    if (frames == 0 || heldOut.size() < FEWEST_FRAMES) {
      throw new IllegalArgumentException(
          "frames = %d, held out %d, expected 1 or more and %d or more"
              .formatted(frames, heldOut.size(), FEWEST_FRAMES));
    }
    // Before anything is known of the usual, every scale is the whole range.
    ReliabilityScale any = new ReliabilityScale(-Short.MAX_VALUE, 0, Short.MAX_VALUE);
    TrainingPlace unscaled =
        new TrainingPlace(
            new Reconstruction(mosaic, reconstruction()),
            scene(),
            model.coding() == OutputCoding.HILL ? Optional.of(any) : Optional.empty(),
            any,
            any,
            0,
            0);
    return model.in(scaled(unscaled, heldOut));
  }

  private FloatLayer reconstruction() {
    double[][] solved = fit.solve();
    FloatLayer layer = new FloatLayer(hidden.length, tiles.length, Activation.LINEAR);
    for (int tile = 0; tile < tiles.length; tile++) {
      for (int unit = 0; unit < hidden.length; unit++) {
        layer.weights(tile)[unit] = (float) solved[unit][tile];
      }
      layer.biases()[tile] = (float) solved[hidden.length][tile];
    }
    return layer;
  }

  private SceneMemory scene() {
    float[] means = new float[sums.length];
    float[] deviations = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      double mean = sums[i] / frames;
      means[i] = (float) mean;
      double variance = Math.max(0, squares[i] / frames - mean * mean);
      deviations[i] = Math.max(SceneMemory.LEAST_DEVIATION, (float) Math.sqrt(variance));
    }
    return new SceneMemory(means, deviations);
  }

  private TrainingPlace scaled(TrainingPlace place, PlaceFrames heldOut) {
    PlaceJudge judge = new PlaceJudge(model, place);
    int count = heldOut.size();
    int[] hills = new int[count];
    int[] reconstructions = new int[count];
    int[] scenes = new int[count];
    for (int frame = 0; frame < count; frame++) {
      Reliability seen = judge.of(heldOut, frame);
      hills[frame] = seen.hillQ15();
      reconstructions[frame] = seen.reconstructionQ15();
      scenes[frame] = seen.familiarityQ15();
    }
    Optional<ReliabilityScale> hill = place.hillScale().map(_ -> scale(hills));
    ReliabilityScale reconstruction = scale(reconstructions);
    ReliabilityScale scene = scale(scenes);
    TrainingPlace scaled =
        new TrainingPlace(place.reconstruction(), place.scene(), hill, reconstruction, scene, 0, 0);
    int[] worst = reliabilities(scaled, heldOut);
    int caution = at(worst, LOW_SHARE);
    int release = at(worst, RELEASE_SHARE);
    // The stretch that is held out may be an easy one.
    for (PlaceFrames part : learned) {
      int[] known = reliabilities(scaled, part);
      caution = Math.min(caution, at(known, LOW_SHARE));
      release = Math.min(release, at(known, RELEASE_SHARE));
    }
    return new TrainingPlace(
        place.reconstruction(), place.scene(), hill, reconstruction, scene, caution, release);
  }

  private int[] reliabilities(TrainingPlace place, PlaceFrames seen) {
    PlaceJudge judge = new PlaceJudge(model, place);
    int[] sorted = new int[seen.size()];
    for (int frame = 0; frame < sorted.length; frame++) {
      sorted[frame] = judge.of(seen, frame).reliabilityQ15();
    }
    Arrays.sort(sorted);
    return sorted;
  }

  // Three equal measures have no scale; a step apart is the smallest one.
  private static ReliabilityScale scale(int[] measures) {
    int[] sorted = measures.clone();
    Arrays.sort(sorted);
    int worst = Math.min(at(sorted, WORST_SHARE), Short.MAX_VALUE - 2);
    int low = Math.clamp(at(sorted, LOW_SHARE), worst + 1, Short.MAX_VALUE - 1);
    int usual = Math.clamp(at(sorted, 0.5), low + 1, Short.MAX_VALUE);
    return new ReliabilityScale(worst, low, usual);
  }

  private static int at(int[] sorted, double share) {
    return sorted[(int) (share * sorted.length)];
  }
}
