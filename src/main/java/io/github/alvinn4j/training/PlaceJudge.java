package io.github.alvinn4j.training;

import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.TrainingPlace;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.Reliability;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;

/// Judges recorded frames as a drive does, in the same integers. Used by one thread.
public final class PlaceJudge {
  private final Model model;
  private final Retina retina;
  private final Activations activations;
  private final SteeringDecoder decoder;
  private final SteeringEstimate estimate = new SteeringEstimate();
  private final Reliability reliability;

  /// Prepares for a model that knows its training place.
  ///
  /// @throws java.util.NoSuchElementException if it does not
  public PlaceJudge(Model model) {
    this(model, model.place().orElseThrow());
  }

  PlaceJudge(Model model, TrainingPlace place) {
    int outputs = model.integerForm().outputs();
    this.model = model;
    this.retina = Retina.of(model.retina());
    this.activations = new Activations(model.integerForm());
    this.decoder = new SteeringDecoder(model.coding(), outputs, DecodingMethod.LEAST_SQUARES);
    this.reliability = new Reliability(place, outputs);
  }

  /// Judges one frame.
  ///
  /// @return valid until the next frame
  public Reliability of(PlaceFrames frames, int frame) {
    frames.show(frame, retina);
    model.integerForm().infer(retina, activations);
    decoder.decode(activations.outputs(), estimate);
    reliability.judge(retina.pixels(), activations, estimate.positionQ16(), frames.scene(frame));
    return reliability;
  }
}
