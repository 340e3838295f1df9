package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.QuantisationException;
import io.github.alvinn4j.network.QuantisationReport;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import io.github.alvinn4j.training.Epoch;
import io.github.alvinn4j.training.Trainer;
import io.github.alvinn4j.training.TrainingException;
import io.github.alvinn4j.training.TrainingResult;
import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `train`: learns a model from recorded drives, or from the simulator's expert.
@Command(
    name = "train",
    sortOptions = false,
    description = {
      "Learn a model from recorded drives, or from the simulator's expert.",
      "Drives are Donkeycar tubs (v2). The last part of each is held out: the model is",
      "examined on it and never learns from it. A card (.md) and the loss curve",
      "(-loss.png) are written beside the model. The same seed gives the same bytes.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn train drives/monday drives/tuesday --out models/mine.safetensors",
      "  ./alvinn train --demonstrations simulator/tracks --out models/mine.safetensors"
    })
final class Train implements Callable<Integer> {
  /// The same numbers on every machine and every Java.
  private static final String RANDOM = "L64X128MixRandom";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int CLOSED_LOOP_LAPS = 2;

  @Spec private CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "TUB", description = "Folders of recorded drives.")
  private List<Path> tubs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = {"The model to write, for example", "models/mine.safetensors."})
  private Path out;

  @Option(
      names = "--demonstrations",
      arity = "1..*",
      paramLabel = "TRACK",
      description = "Learn from the expert on these tracks instead (files or folders).")
  private List<Path> demonstrations = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "8",
      description = "Demonstrated laps of each track, both ways. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Mixin private VehicleOption vehicle;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Last share of each drive that is held out. Default: ${DEFAULT-VALUE}.")
  private double holdout;

  @Option(
      names = "--strict",
      description = "Refuse a drive with a damaged record instead of skipping it.")
  private boolean strict;

  @Option(
      names = "--no-reliability",
      description = {
        "Do not teach the model what its training place looks like.",
        "Without that it cannot tell when it is somewhere else."
      })
  private boolean noReliability;

  @Option(
      names = "--find-learning-rate",
      description = "Train nothing; try all rates and suggest one (-rates.png and -rates.csv).")
  private boolean findLearningRate;

  @Mixin private TrainingOptions training;
  @Mixin private CostOptions cost;
  @Mixin private SeedOption seed;
  @Mixin private Output output;

  @Override
  public Integer call() {
    requireSane();
    Recipe recipe = recipe();
    TrainingSettings settings = training.settings(recipe);
    RetinaSettings retina = training.retina(recipe);
    Clock clock = new SystemClock();
    Lesson lesson = lesson(retina);
    RandomGenerator random = RandomGeneratorFactory.of(RANDOM).create(seed.value());
    FloatNetwork start =
        training.kind().start(retina.pixels(), training.hidden(recipe), training.outputs(), random);
    if (findLearningRate) {
      return RateSearch.run(settings, start, lesson.learned(), random, out, output);
    }
    CostOptions.Meter meter = cost.start(clock.nanos());
    TrainingResult result = teach(settings, start, lesson, random);
    long ended = clock.nanos();
    double seconds = (ended - meter.beganNanos()) / NANOS_PER_SECOND;
    Optional<TrainingCost> price = cost.since(meter, ended, start.shape());
    long samples =
        (long) result.history().size()
            * Math.round(lesson.learned().size() * (1 - settings.validationShare()))
            * (settings.mirrorCopies() ? 2 : 1);
    Model model = placed(model(result, retina, settings, lesson), settings);
    TrainingReport report =
        new TrainingReport(
            "./alvinn "
                + String.join(
                    " ", command.commandLine().getParent().getParseResult().originalArgs()),
            model,
            result,
            lesson,
            QuantisationReport.of(result.network(), lesson.sample(retina)),
            lesson.heldOut().map(heldOut -> Examination.of(model, lesson.learned(), heldOut)),
            closedLoop(model),
            samples,
            samples / seconds);
    report.write(out, output);
    report.print(out, output);
    price.ifPresent(paid -> paid.print(output));
    ObjectNode json = output.newResult();
    report.fill(out, json);
    price.ifPresent(paid -> paid.fill(json));
    output.result(json);
    return ExitCode.DONE;
  }

  private List<TrackScore> closedLoop(Model model) {
    List<TrackScore> scores = new ArrayList<>();
    try (ProgressBar bar = new ProgressBar(output, "driving")) {
      List<Track> tracks = Tracks.read(demonstrations);
      for (Track track : tracks) {
        bar.show((double) scores.size() / tracks.size(), track.name());
        scores.add(
            TrackScore.of(
                vehicle.simulatedProfile(),
                out,
                model,
                DriveSettings.Goal.AUTO,
                track,
                CLOSED_LOOP_LAPS,
                seed.value()));
      }
    }
    return scores;
  }

  private void requireSane() {
    if (tubs.isEmpty() && demonstrations.isEmpty()) {
      throw new UsageException(
          "nothing to learn from, expected recorded drives or --demonstrations");
    }
    if (!tubs.isEmpty() && !demonstrations.isEmpty()) {
      throw new UsageException("recorded drives and --demonstrations, expected one of them");
    }
    Range.check("--holdout", holdout, 0, 0.9);
    Range.check("--rounds", rounds, 2, 1000);
    training.requireSane();
    cost.requireSane();
    if (!out.toString().endsWith(".safetensors")) {
      throw new UsageException("--out = %s, expected a name in .safetensors".formatted(out));
    }
    SafeFile.requireWritable(out);
    SafeFile.requireWritable(TrainingReport.beside(out, ".md"));
  }

  private Recipe recipe() {
    if (training.kind() == ModelKind.LINEAR) {
      return Recipe.LINEAR;
    }
    return demonstrations.isEmpty() ? Recipe.DRIVES : Recipe.demonstrations(rounds);
  }

  private Lesson lesson(RetinaSettings retina) {
    if (!tubs.isEmpty()) {
      Strictness strictness = strict ? Strictness.STRICT : Strictness.TOLERANT;
      return Lesson.of(tubs, retina, holdout, strictness, output);
    }
    List<Track> tracks = Tracks.read(demonstrations);
    try (ProgressBar bar = new ProgressBar(output, "demonstrating")) {
      return new Lesson(
          Demonstrations.drive(
              vehicle.simulatedProfile(), retina, tracks, rounds, seed.value(), bar),
          Optional.empty());
    }
  }

  private TrainingResult teach(
      TrainingSettings settings, FloatNetwork start, Lesson lesson, RandomGenerator random) {
    try (ProgressBar bar = new ProgressBar(output, "training")) {
      Trainer trainer = new Trainer(settings, epoch -> show(bar, epoch, settings));
      return trainer.train(start, lesson.learned(), random);
    } catch (IllegalArgumentException | TrainingException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static void show(ProgressBar bar, Epoch epoch, TrainingSettings settings) {
    bar.show(
        (double) epoch.number() / settings.maxEpochs(),
        String.format(
            Locale.ROOT,
            "epoch %d, error %.4f, validation %.4f%s",
            epoch.number(),
            epoch.trainingError(),
            epoch.validationError(),
            epoch.best() ? " (best)" : ""));
  }

  private Model model(
      TrainingResult result, RetinaSettings retina, TrainingSettings settings, Lesson lesson) {
    try {
      return new Model(
          result.network(), retina, training.kind().coding(), provenance(result, settings, lesson));
    } catch (QuantisationException e) {
      throw new UsageException(
          "training diverged, try a smaller --learning-rate: " + e.getMessage(), e);
    }
  }

  // The simulator's expert shows no place: what it drives through is made anew in each round.
  private Model placed(Model model, TrainingSettings settings) {
    if (noReliability || tubs.isEmpty()) {
      return model;
    }
    double held = holdout > 0 ? holdout : settings.validationShare();
    if (model.floatForm().hidden() == 0) {
      output.remark("no reliability: a network without hidden units cannot tell");
      return model;
    }
    try {
      return PlaceLesson.teach(model, tubs, held, strict ? Strictness.STRICT : Strictness.TOLERANT);
    } catch (IllegalArgumentException e) {
      output.remark("no reliability: " + e.getMessage());
      return model;
    }
  }

  // No date and no machine: the same command gives the same file.
  private Map<String, String> provenance(
      TrainingResult result, TrainingSettings settings, Lesson lesson) {
    Map<String, String> text = new TreeMap<>(TrainingOptions.describe(settings));
    text.put("seed", Long.toString(seed.value()));
    text.put("frames", Integer.toString(lesson.learned().size()));
    text.put("best_epoch", Integer.toString(result.bestEpoch()));
    text.put("epochs", Integer.toString(result.history().size()));
    if (demonstrations.isEmpty()) {
      text.put("drives", String.join(",", tubs.stream().map(Train::shortName).toList()));
      text.put("holdout", Double.toString(holdout));
    } else {
      List<String> names = Tracks.read(demonstrations).stream().map(Track::name).toList();
      text.put(Demonstrations.TRACKS, String.join(",", names));
      text.put("rounds", Integer.toString(rounds));
    }
    return text;
  }

  // The last two names of a path: enough to know a drive, nothing about the machine.
  private static String shortName(Path path) {
    Path full = path.toAbsolutePath().normalize();
    int names = full.getNameCount();
    return full.subpath(Math.max(0, names - 2), names).toString();
  }
}
