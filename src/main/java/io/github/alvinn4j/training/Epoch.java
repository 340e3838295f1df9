package io.github.alvinn4j.training;

/// How one pass over the training part went. Errors are means of `E = 1/2 sum_k (y_k - o_k)^2`.
///
/// @param number 1 for the first epoch
/// @param trainingError mean over the steps of the epoch, each taken before its step
/// @param validationError mean over the validation part after the epoch; NaN where there is none
/// @param best whether this network is the best so far
public record Epoch(int number, double trainingError, double validationError, boolean best) {}
