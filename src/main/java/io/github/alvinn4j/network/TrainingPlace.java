package io.github.alvinn4j.network;

import java.util.Optional;
import java.util.zip.CRC32C;

/// What a model knows of the place it was trained in, to tell when it is somewhere else.
///
/// @param reconstruction gives back what is seen from the hidden units
/// @param scene what the place looked like
/// @param hillScale of the outputs' likeness to a hill; empty for a single output unit
/// @param reconstructionScale of the reconstruction's correlation
/// @param sceneScale of the scene's familiarity
/// @param cautionQ15 reliability of the worst 5 % of driving there, learned or held out, whichever
///   is lower: below it, drive slowly
/// @param releaseQ15 reliability of the worst 3 %, at most `cautionQ15`: below it, stop
public record TrainingPlace(
    Reconstruction reconstruction,
    SceneMemory scene,
    Optional<ReliabilityScale> hillScale,
    ReliabilityScale reconstructionScale,
    ReliabilityScale sceneScale,
    int cautionQ15,
    int releaseQ15) {

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException naming the values and the expectation
  public TrainingPlace {
    if (releaseQ15 < 0 || cautionQ15 < releaseQ15 || cautionQ15 > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "reliability limits = %d, %d, expected 0 or more, rising, at most 32767"
              .formatted(releaseQ15, cautionQ15));
    }
  }

  /// Sums up every number that judges, as [IntegerNetwork#checksum()] does for those that steer.
  public int checksum() {
    CRC32C sum = new CRC32C();
    reconstruction.sumUp(sum);
    scene.sumUp(sum);
    return (int) sum.getValue();
  }

  /// Multiplications the reconstruction costs for each frame.
  public int multiplications() {
    FloatLayer layer = reconstruction.floatForm();
    return layer.units() * layer.inputs();
  }
}
