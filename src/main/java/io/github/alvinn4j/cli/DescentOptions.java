package io.github.alvinn4j.cli;

import io.github.alvinn4j.training.Batch;
import io.github.alvinn4j.training.Optimiser;
import io.github.alvinn4j.training.Regularisation;
import io.github.alvinn4j.training.Schedule;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How the weights go down the error, and what holds them back.
final class DescentOptions {
  private static final String FULL = "FULL";
  private static final float ADAM_RATE = 0.001f;
  private static final float SGD_RATE = 0.07f;

  /// What moves the weights.
  enum OptimiserName {
    /// Gradient descent with momentum.
    SGD,
    /// A step size for each weight.
    ADAM
  }

  /// How the learning rate falls.
  enum ScheduleName {
    /// By the same factor after each epoch.
    GEOMETRIC,
    /// Along half a cosine to 0 at the last epoch.
    COSINE
  }

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description =
          "Step size in the first epoch. Default: 0.004; 0.02 for demonstrations; 0.001 if LINEAR;"
              + " another optimiser's own is 0.001 for ADAM, 0.07 for SGD.")
  private Optional<Float> learningRate;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description =
          "Share of a weight's last step that is repeated, 0 to below 1; SGD only. Default: 0.5;"
              + " 0.9 for demonstrations.")
  private Optional<Float> momentum;

  @Option(
      names = "--optimiser",
      paramLabel = "NAME",
      description =
          "${COMPLETION-CANDIDATES}: what moves the weights. Default: ADAM; SGD for demonstrations"
              + " and LINEAR.")
  private Optional<OptimiserName> optimiser;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Patterns whose mean gradient makes a step: 1 is stochastic gradient descent, FULL is"
              + " gradient descent over all. Default: 32; 1 for demonstrations and LINEAR.")
  private Optional<String> batch;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "${COMPLETION-CANDIDATES}: how the learning rate falls. Default: COSINE; GEOMETRIC for"
              + " demonstrations and LINEAR.")
  private Optional<ScheduleName> schedule;

  @Option(
      names = "--decay",
      paramLabel = "X",
      description =
          "What GEOMETRIC multiplies the rate with after each epoch, above 0 to 1. Default: 0.97;"
              + " 0.95 for demonstrations.")
  private Optional<Float> decay;

  @Option(
      names = "--l1",
      paramLabel = "X",
      description = "Price of the sum of all |weights|: makes weights 0. Default: 0.")
  private Optional<Float> l1;

  @Option(
      names = "--l2",
      paramLabel = "X",
      description = "Price of half the sum of all squared weights. Default: 0.")
  private Optional<Float> l2;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      description = "Probability that a hidden unit is silent while learning. Default: 0.")
  private Optional<Float> dropout;

  /// The settings with what the person changed.
  ///
  /// @throws UsageException if options do not go together
  /// @throws IllegalArgumentException if a number is out of range
  TrainingSettings settings(TrainingSettings defaults) {
    Optimiser chosen = optimiser(defaults.optimiser());
    // Adam's steps have the size of the rate whatever the gradient: each needs rates of its own.
    boolean sameKind = chosen.getClass().equals(defaults.optimiser().getClass());
    float rate =
        sameKind
            ? defaults.learningRate()
            : chosen instanceof Optimiser.Adam ? ADAM_RATE : SGD_RATE;
    return defaults
        .with(
            learningRate.orElse(rate),
            schedule(defaults.schedule()),
            chosen,
            batch.map(DescentOptions::batch).orElse(defaults.batch()))
        .with(
            new Regularisation(
                l1.orElse(defaults.regularisation().l1()),
                l2.orElse(defaults.regularisation().l2()),
                dropout.orElse(defaults.regularisation().dropout())));
  }

  private Optimiser optimiser(Optimiser standard) {
    boolean sgd =
        optimiser.map(name -> name == OptimiserName.SGD).orElse(standard instanceof Optimiser.Sgd);
    if (!sgd && momentum.isPresent()) {
      throw new UsageException(
          "--momentum = %s, expected none with --optimiser ADAM".formatted(momentum.get()));
    }
    if (sgd) {
      float usual = standard instanceof Optimiser.Sgd kept ? kept.momentum() : 0.5f;
      return new Optimiser.Sgd(momentum.orElse(usual));
    }
    return standard instanceof Optimiser.Adam kept ? kept : Optimiser.Adam.STANDARD;
  }

  private Schedule schedule(Schedule standard) {
    boolean geometric =
        schedule
            .map(name -> name == ScheduleName.GEOMETRIC)
            .orElse(standard instanceof Schedule.Geometric);
    if (!geometric && decay.isPresent()) {
      throw new UsageException(
          "--decay = %s, expected none with --schedule COSINE".formatted(decay.get()));
    }
    if (geometric) {
      float usual = standard instanceof Schedule.Geometric kept ? kept.decay() : 0.97f;
      return new Schedule.Geometric(decay.orElse(usual));
    }
    return standard instanceof Schedule.Cosine kept ? kept : new Schedule.Cosine(0);
  }

  private static Batch batch(String text) {
    if (text.equals(FULL)) {
      return Batch.FULL;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new UsageException("--batch = %s, expected 1..999999999 or FULL".formatted(text));
    }
    return new Batch(Integer.parseInt(text));
  }

  /// The settings for people and for training again; what is not used is not named.
  static void describe(TrainingSettings settings, Map<String, String> text) {
    text.put("learning_rate", Float.toString(settings.learningRate()));
    switch (settings.schedule()) {
      case Schedule.Geometric geometric -> text.put("decay", Float.toString(geometric.decay()));
      case Schedule.Cosine cosine -> {
        text.put("schedule", "cosine");
        text.put("lowest_rate_share", Float.toString(cosine.lowest()));
      }
    }
    switch (settings.optimiser()) {
      case Optimiser.Sgd sgd -> text.put("momentum", Float.toString(sgd.momentum()));
      case Optimiser.Adam adam -> {
        text.put("optimiser", "adam");
        text.put("beta1", Float.toString(adam.beta1()));
        text.put("beta2", Float.toString(adam.beta2()));
        text.put("epsilon", Float.toString(adam.epsilon()));
      }
    }
    if (!settings.batch().equals(Batch.ONE)) {
      boolean full = settings.batch().equals(Batch.FULL);
      text.put("batch", full ? "full" : Integer.toString(settings.batch().patterns()));
    }
    Regularisation held = settings.regularisation();
    putUnlessZero(text, "l1", held.l1());
    putUnlessZero(text, "l2", held.l2());
    putUnlessZero(text, "dropout", held.dropout());
  }

  private static void putUnlessZero(Map<String, String> text, String key, float value) {
    if (value != 0) {
      text.put(key, Float.toString(value));
    }
  }
}
