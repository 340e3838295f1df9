package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.Retina;

/// Examines a model on frames it has never learned from, with the integer form that drives.
final class Examination {
  private Examination() {}

  static HeldOutFigures of(Model model, TrainingSet learned, TrainingSet heldOut) {
    return HeldOutFigures.of(predictions(model, heldOut), heldOut.labels(), learned.labels());
  }

  private static double[] predictions(Model model, TrainingSet set) {
    Activations activations = new Activations(model.integerForm());
    SteeringDecoder decoder =
        new SteeringDecoder(
            model.coding(), model.integerForm().outputs(), DecodingMethod.LEAST_SQUARES);
    SteeringEstimate estimate = new SteeringEstimate();
    Retina retina = Retina.of(model.retina());
    double[] predictions = new double[set.size()];
    for (int frame = 0; frame < predictions.length; frame++) {
      set.show(frame, retina);
      model.integerForm().infer(retina, activations);
      decoder.decode(activations.outputs(), estimate);
      predictions[frame] = estimate.steering();
    }
    return predictions;
  }

  static void fill(ObjectNode node, HeldOutFigures figures) {
    node.put("held_out_frames", figures.frames());
    node.put("correlation", Output.rounded(figures.correlation(), 4));
    node.put("mae", Output.rounded(figures.mae(), 4));
    node.put("correlation_smoothed", Output.rounded(figures.correlationSmoothed(), 4));
    node.put("mae_smoothed", Output.rounded(figures.maeSmoothed(), 4));
    node.put("constant_guess", Output.rounded(figures.constantGuess(), 4));
    node.put("constant_mae", Output.rounded(figures.constantMae(), 4));
    node.put("constant_mae_smoothed", Output.rounded(figures.constantMaeSmoothed(), 4));
  }
}
