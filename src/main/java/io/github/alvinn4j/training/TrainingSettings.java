package io.github.alvinn4j.training;

/// How a network is trained.
///
/// @param learningRate of the first epoch, above 0..10
/// @param schedule how the learning rate changes from epoch to epoch
/// @param optimiser how weights follow the gradient
/// @param regularisation what holds the weights back
/// @param augmentation how a frame is varied each time it is learned
/// @param batch over how many patterns a gradient is averaged
/// @param maxEpochs passes over the training part at most, 1 or more
/// @param patienceEpochs stop after so many epochs without a lower validation error, 1 or more
/// @param validationShare the last share of the training part, which only decides when to stop, 0
///   .. 0.5; with 0 the network of the last epoch is taken
/// @param smoothingFrames labels are averaged over so many frames before and after, 0 or more
/// @param mirrorCopies whether every frame is also learned as a mirror shows it
public record TrainingSettings(
    float learningRate,
    Schedule schedule,
    Optimiser optimiser,
    Regularisation regularisation,
    Augmentation augmentation,
    Batch batch,
    int maxEpochs,
    int patienceEpochs,
    double validationShare,
    int smoothingFrames,
    boolean mirrorCopies) {

  /// For networks with a hidden layer: a good middle of the values tried on three recorded drives
  /// with ten seeds each. Mirror copies are off because they lowered the correlation on all three:
  /// a car that always laps in one direction meets no mirror image of its road.
  public static final TrainingSettings STANDARD =
      new TrainingSettings(0.07f, 0.97f, 0.5f, 100, 20, 0.15, 5, false);

  /// For two planes of colour and sixteen hidden units: what recorded drives of real cars are
  /// learned best with. There are fewer frames than inputs, so each pass shows other views with
  /// half of the inputs silent; that leaves nothing to stop early for, and every frame is learned.
  public static final TrainingSettings AUGMENTED =
      new TrainingSettings(
          0.004f,
          new Schedule.Cosine(0),
          Optimiser.Adam.STANDARD,
          Regularisation.NONE,
          new Augmentation(2, 0.03f, 0.5f),
          new Batch(32),
          60,
          60,
          0,
          5,
          false);

  /// For linear regression. A step overshoots as soon as `learning_rate * |x|^2` exceeds 2, and the
  /// squares of 960 inputs sum to some hundreds.
  public static final TrainingSettings LINEAR =
      new TrainingSettings(0.001f, 0.97f, 0.5f, 100, 20, 0.15, 5, false);

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public TrainingSettings {
    Expect.that(
        "learning_rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0..10");
    Expect.that("max_epochs", maxEpochs, maxEpochs >= 1, "1 or more");
    Expect.that("patience_epochs", patienceEpochs, patienceEpochs >= 1, "1 or more");
    Expect.that(
        "validation_share",
        validationShare,
        validationShare >= 0 && validationShare <= 0.5,
        "0..0.5");
    Expect.that("smoothing_frames", smoothingFrames, smoothingFrames >= 0, "0 or more");
  }

  /// Stochastic gradient descent with momentum, nothing held back, the rate falling geometrically.
  ///
  /// @param decay what the learning rate is multiplied with after each epoch, above 0 .. 1
  /// @param momentum the share of a weight's last movement that is repeated, 0 .. below 1
  public TrainingSettings(
      float learningRate,
      float decay,
      float momentum,
      int maxEpochs,
      int patienceEpochs,
      double validationShare,
      int smoothingFrames,
      boolean mirrorCopies) {
    this(
        learningRate,
        new Schedule.Geometric(decay),
        new Optimiser.Sgd(momentum),
        Regularisation.NONE,
        Augmentation.NONE,
        Batch.ONE,
        maxEpochs,
        patienceEpochs,
        validationShare,
        smoothingFrames,
        mirrorCopies);
  }

  /// The same with another descent.
  public TrainingSettings with(
      float learningRate, Schedule schedule, Optimiser optimiser, Batch batch) {
    return new TrainingSettings(
        learningRate,
        schedule,
        optimiser,
        regularisation,
        augmentation,
        batch,
        maxEpochs,
        patienceEpochs,
        validationShare,
        smoothingFrames,
        mirrorCopies);
  }

  /// The same with another regularisation.
  public TrainingSettings with(Regularisation regularisation) {
    return new TrainingSettings(
        learningRate,
        schedule,
        optimiser,
        regularisation,
        augmentation,
        batch,
        maxEpochs,
        patienceEpochs,
        validationShare,
        smoothingFrames,
        mirrorCopies);
  }

  /// The same with another augmentation.
  public TrainingSettings with(Augmentation augmentation) {
    return new TrainingSettings(
        learningRate,
        schedule,
        optimiser,
        regularisation,
        augmentation,
        batch,
        maxEpochs,
        patienceEpochs,
        validationShare,
        smoothingFrames,
        mirrorCopies);
  }

  /// The same with another end.
  public TrainingSettings withEpochs(int maxEpochs, int patienceEpochs) {
    return new TrainingSettings(
        learningRate,
        schedule,
        optimiser,
        regularisation,
        augmentation,
        batch,
        maxEpochs,
        patienceEpochs,
        validationShare,
        smoothingFrames,
        mirrorCopies);
  }
}
