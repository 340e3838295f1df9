package io.github.alvinn4j.steering;

import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.Reconstruction;
import io.github.alvinn4j.network.ReliabilityScale;
import io.github.alvinn4j.network.TrainingPlace;
import java.util.Optional;

/// How far a network may be trusted in what it sees now, in integers only.
///
/// Three measures: whether its outputs look like a hill (Pomerleau's OARE), whether its hidden
/// units can give back what is seen (IRRE), and whether the scene's rows look like those of the
/// training place. Each is scaled by what it was there, and the worst counts: each notices places
/// that the others do not, and no frames of other places are needed to weigh them. Owned by one
/// thread; allocates nothing when judging.
public final class Reliability {
  private final TrainingPlace place;
  private final Optional<HillMisfit> misfit;
  private final Reconstruction.Buffers buffers;
  private int hillQ15;
  private int reconstructionQ15;
  private int familiarityQ15;
  private int reliabilityQ15;

  /// Prepares for a model.
  ///
  /// @param place what the model knows of its training place
  /// @param outputs number of output units
  public Reliability(TrainingPlace place, int outputs) {
    this.place = place;
    this.misfit =
        place.hillScale().isPresent() ? Optional.of(new HillMisfit(outputs)) : Optional.empty();
    this.buffers = new Reconstruction.Buffers(place.reconstruction());
  }

  /// Judges one frame.
  ///
  /// @param pixels of the retina, not modified
  /// @param activations of the network for this retina, not modified
  /// @param positionQ16 where the hill was found
  /// @param scene numbers of the frame's scene profile, not modified
  public void judge(int[] pixels, Activations activations, int positionQ16, int[] scene) {
    reconstructionQ15 = place.reconstruction().correlationQ15(pixels, activations, buffers);
    familiarityQ15 = place.scene().familiarityQ15(scene);
    int worst =
        Math.min(
            place.reconstructionScale().of(reconstructionQ15),
            place.sceneScale().of(familiarityQ15));
    if (misfit.isPresent()) {
      hillQ15 = misfit.get().reliabilityQ15(activations.outputs(), positionQ16);
      ReliabilityScale scale = place.hillScale().orElseThrow();
      worst = Math.min(worst, scale.of(hillQ15));
    }
    reliabilityQ15 = worst;
  }

  /// The worst of the three, each scaled: 0..32767, usually 32767 in half of the training place.
  public int reliabilityQ15() {
    return reliabilityQ15;
  }

  /// Below this reliability the car should go slowly.
  public int cautionQ15() {
    return place.cautionQ15();
  }

  /// Below this reliability it should stop.
  public int releaseQ15() {
    return place.releaseQ15();
  }

  /// The outputs' likeness to a hill (OARE), 0..32767; 0 for a single output unit.
  public int hillQ15() {
    return hillQ15;
  }

  /// The correlation of what is seen and its reconstruction (IRRE), -32767..32767.
  public int reconstructionQ15() {
    return reconstructionQ15;
  }

  /// The scene's likeness to the training place, 504..32767.
  public int familiarityQ15() {
    return familiarityQ15;
  }
}
