package io.github.alvinn4j.study;

import io.github.alvinn4j.training.TrainingSet;
import java.util.Arrays;

/// How steeply the error of a linear unit on a drive can curve.
///
/// The error `1/2 mean (y - w x - b)^2` has the matrix of second derivatives `mean x x^T` (with a
/// constant input 1 for the bias), whatever the weights are.
final class LinearCurvature {
  private static final int ITERATIONS = 200;

  private LinearCurvature() {}

  /// The largest eigenvalue of that matrix, by power iteration: from any start the direction of the
  /// largest one comes to outweigh the others.
  static double largest(TrainingSet set) {
    int size = set.pixels() + 1;
    double[] direction = new double[size];
    Arrays.fill(direction, 1 / Math.sqrt(size));
    double eigenvalue = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] image = times(set, direction);
      eigenvalue = Math.sqrt(dot(image, image));
      for (int i = 0; i < size; i++) {
        direction[i] = image[i] / eigenvalue;
      }
    }
    return eigenvalue;
  }

  private static double[] times(TrainingSet set, double[] direction) {
    double[] image = new double[direction.length];
    float[] inputs = new float[set.pixels()];
    for (int frame = 0; frame < set.size(); frame++) {
      set.inputs(frame, inputs);
      double along = direction[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        along += inputs[i] * direction[i];
      }
      along /= set.size();
      for (int i = 0; i < inputs.length; i++) {
        image[i] += along * inputs[i];
      }
      image[inputs.length] += along;
    }
    return image;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
