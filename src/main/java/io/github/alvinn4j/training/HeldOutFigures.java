package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;
import java.util.function.ToDoubleFunction;

/// How well predictions agree with the labels of consecutive frames that were never learned.
///
/// Smoothed labels are averaged over 5 frames before and after: recorded labels are pulses of a
/// thumb on a stick, and their average is nearer to what the road asked for. Predictions are never
/// smoothed.
///
/// @param frames number of frames
/// @param correlation Pearson's, with the labels as recorded; 0 if either does not vary
/// @param mae mean absolute error, in normalised steering, with the labels as recorded
/// @param correlationSmoothed Pearson's, with the smoothed labels
/// @param maeSmoothed mean absolute error with the smoothed labels
/// @param constantGuess the median of the training labels: the constant with the lowest mean
///   absolute error on them, so the strongest opponent that knows nothing of the picture
/// @param constantMae mean absolute error of that guess, with the labels as recorded
/// @param constantMaeSmoothed mean absolute error of that guess with the smoothed labels
public record HeldOutFigures(
    int frames,
    double correlation,
    double mae,
    double correlationSmoothed,
    double maeSmoothed,
    double constantGuess,
    double constantMae,
    double constantMaeSmoothed) {

  /// How many frames to either side a label is averaged over.
  public static final int SMOOTHING_FRAMES = 5;

  /// Measures a network.
  ///
  /// @param training what the network was trained on, for the constant guess
  /// @param heldOut consecutive frames it was not trained on
  /// @param decode reads the output units (not to be modified) as normalised steering
  public static HeldOutFigures of(
      FloatNetwork network,
      TrainingSet training,
      TrainingSet heldOut,
      ToDoubleFunction<float[]> decode) {
    return of(predictions(network, heldOut, decode), heldOut.labels(), training.labels());
  }

  /// Measures predictions, however they were made.
  ///
  /// @param predictions (frames), not modified
  /// @param labels (frames) of the same consecutive frames, not modified
  /// @param trainingLabels (1 or more) for the constant guess, not modified
  /// @throws IllegalArgumentException if there are no frames or the numbers differ
  public static HeldOutFigures of(double[] predictions, float[] labels, float[] trainingLabels) {
    if (predictions.length != labels.length || labels.length == 0 || trainingLabels.length == 0) {
      throw new IllegalArgumentException(
          "predictions = %d for %d labels and %d training labels, expected as many as labels and none 0"
              .formatted(predictions.length, labels.length, trainingLabels.length));
    }
    float[] smoothed = Labels.smoothed(labels, SMOOTHING_FRAMES);
    double guess = Labels.median(trainingLabels);
    return new HeldOutFigures(
        labels.length,
        correlation(predictions, labels),
        meanAbsoluteError(predictions, labels),
        correlation(predictions, smoothed),
        meanAbsoluteError(predictions, smoothed),
        guess,
        meanAbsoluteError(guess, labels),
        meanAbsoluteError(guess, smoothed));
  }

  private static double[] predictions(
      FloatNetwork network, TrainingSet set, ToDoubleFunction<float[]> decode) {
    float[] inputs = new float[network.inputs()];
    float[] hidden = new float[network.hidden()];
    float[] outputs = new float[network.outputs()];
    double[] predictions = new double[set.size()];
    for (int frame = 0; frame < predictions.length; frame++) {
      set.inputs(frame, inputs);
      network.forward(inputs, hidden, outputs);
      predictions[frame] = decode.applyAsDouble(outputs);
    }
    return predictions;
  }

  private static double correlation(double[] predictions, float[] labels) {
    double predictionMean = 0;
    double labelMean = 0;
    for (int i = 0; i < labels.length; i++) {
      predictionMean += predictions[i] / labels.length;
      labelMean += (double) labels[i] / labels.length;
    }
    double together = 0;
    double predictionSquares = 0;
    double labelSquares = 0;
    for (int i = 0; i < labels.length; i++) {
      double p = predictions[i] - predictionMean;
      double y = labels[i] - labelMean;
      together += p * y;
      predictionSquares += p * p;
      labelSquares += y * y;
    }
    double scale = Math.sqrt(predictionSquares * labelSquares);
    return scale == 0 ? 0 : together / scale;
  }

  private static double meanAbsoluteError(double[] predictions, float[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += Math.abs(predictions[i] - labels[i]);
    }
    return sum / labels.length;
  }

  private static double meanAbsoluteError(double guess, float[] labels) {
    double sum = 0;
    for (float label : labels) {
      sum += Math.abs(guess - label);
    }
    return sum / labels.length;
  }
}
