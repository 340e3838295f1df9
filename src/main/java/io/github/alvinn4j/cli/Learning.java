package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.SignalAges;
import io.github.alvinn4j.drive.Specialist;
import io.github.alvinn4j.learning.Learner;
import io.github.alvinn4j.learning.LearnerThread;
import io.github.alvinn4j.learning.Pause;
import io.github.alvinn4j.learning.Progress;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.training.OnTheFlyLearner;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What learns in one drive: beside it on a thread of its own, or in lockstep within its ticks.
final class Learning implements AutoCloseable {
  /// Where a network that knows nothing comes from.
  static final Path NOTHING = Path.of("nothing");

  private final DrivePlan plan;
  private final LearningPlan wishes;
  private final Learner learner;
  private final HandOver handOver;
  private final Optional<LearnerThread> thread;
  private final SignalAges ages;
  private boolean mayHandOver = true;
  private boolean saved;
  private boolean failed;

  private Learning(
      DrivePlan plan,
      LearningPlan wishes,
      Learner learner,
      Optional<LearnerThread> thread,
      SignalAges ages) {
    this.plan = plan;
    this.wishes = wishes;
    this.learner = learner;
    this.thread = thread;
    this.ages = ages;
    this.handOver = new HandOver(wishes, () -> learner.progress().ready());
  }

  private static Model model(DrivePlan plan) {
    return plan.models().all().getFirst().model(); // one model learns alone
  }

  /// A network that knows nothing, with the retina and the units that learn best.
  ///
  /// @param seed of its small random weights
  static Model nothing(long seed) {
    RetinaSettings retina = RetinaSettings.STANDARD;
    Lecture lecture = Lecture.STANDARD;
    FloatNetwork network =
        FloatNetwork.hill(
            retina.pixels(),
            lecture.hiddenUnits(),
            lecture.outputUnits(),
            new SplittableRandom(seed));
    return new Model(network, retina, OutputCoding.HILL, Map.of());
  }

  /// Wires a learner to who steers.
  static Learning of(DrivePlan plan, LearningPlan wishes, Specialist specialist, SignalAges ages) {
    Model model = model(plan);
    OnTheFlyLearner core =
        OnTheFly.learner(
            plan.profile(),
            model.retina(),
            Lecture.STANDARD.settings(),
            model.floatForm(),
            new SplittableRandom(plan.seed()));
    Learner learner =
        new Learner(
            core,
            model.retina().rows(),
            model.retina().columns(),
            Lecture.STANDARD.stepsPerFrame(),
            specialist::publish);
    Optional<LearnerThread> thread =
        plan.lockstep()
            ? Optional.empty()
            : Optional.of(new LearnerThread(learner, () -> ages.beat(Signal.LEARNER)));
    return new Learning(plan, wishes, learner, thread, ages);
  }

  /// What watches the drive, in this order.
  List<DriveObserver> observers() {
    List<DriveObserver> observers = new ArrayList<>(List.of(learner.feed(), handOver));
    if (thread.isEmpty()) {
      observers.add(_ -> learnAll());
    }
    return observers;
  }

  private void learnAll() {
    boolean more = true;
    while (more) {
      more = learner.work();
    }
  }

  /// Begins.
  ///
  /// @param allowed whether the network may have the wheel at all
  void begin(DriveLoop loop, boolean allowed) {
    mayHandOver = allowed;
    loop.allowCorrections();
    if (allowed) {
      handOver.gives(loop::handOver);
    }
    thread.ifPresent(LearnerThread::start);
  }

  /// A person wants to change hands. Safe from any thread.
  void changeHands(DriveLoop loop) {
    if (handOver.networkDrives()) {
      loop.takeBack();
    } else if (mayHandOver) {
      loop.handOver();
    }
  }

  /// Lines for the live view; on its thread.
  List<String> facts() {
    Progress now = learner.progress();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "learned %d frames (%d corrections), loss %s, %s",
            now.learned(),
            now.corrections(),
            number(now.loss()),
            silence()));
    lines.add("error   " + number(now.error()) + " of full lock; " + readiness(now));
    if (now.pause() != Pause.NONE) {
      lines.add("paused  " + now.pause().sentence());
    }
    if (now.rollbacks() > 0) {
      lines.add("rolled back " + times(now.rollbacks()));
    }
    return lines;
  }

  private String silence() {
    if (thread.flatMap(LearnerThread::death).isPresent()) {
      return "the learner has died";
    }
    long millis = ages.ageNanos(Signal.LEARNER) / 1_000_000;
    return millis > 1000 ? "silent for %d s".formatted(millis / 1000) : "alive";
  }

  private String readiness(Progress now) {
    if (handOver.networkDrives()) {
      return "the network drives; steer to put it right";
    }
    return now.ready() ? "READY: the network could drive" : "not ready yet";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /// Ends learning: waits for the round that is under way.
  @Override
  public void close() {
    thread.ifPresent(LearnerThread::close);
  }

  /// Ends learning and saves what was learned, if anything was.
  void finish(Output output) {
    close();
    if (learner.progress().learned() == 0) {
      return;
    }
    try {
      SafeFile.write(wishes.save(), ModelFile.encode(model()));
      saved = true;
    } catch (UsageException e) {
      failed = true;
      output.remark("what was learned is lost: " + e.getMessage());
    }
  }

  /// Whether what was learned could not be saved.
  boolean failed() {
    return failed;
  }

  private Model model() {
    Progress progress = learner.progress();
    Map<String, String> provenance = new TreeMap<>(CameraFingerprint.of(plan.profile().camera()));
    provenance.put("method", "learned on the fly");
    provenance.put("start", wishes.fromModel() ? plan.models().files() : "nothing");
    provenance.put("vehicle", plan.profile().name());
    provenance.put("teacher", plan.driver().word());
    provenance.put("frames", Long.toString(progress.learned()));
    provenance.put("corrections", Long.toString(progress.corrections()));
    provenance.put("rollbacks", Integer.toString(progress.rollbacks()));
    provenance.put("seed", Long.toString(plan.seed()));
    return new Model(learner.network(), model(plan).retina(), model(plan).coding(), provenance);
  }

  /// Says how it went, once it was saved.
  void print(Output output) {
    Progress end = learner.progress();
    thread
        .flatMap(LearnerThread::death)
        .ifPresent(
            error -> output.remark("the learner died: " + error + "; the last network drove on"));
    output.line(
        String.format(
            Locale.ROOT,
            "learned %d of %d frames, %d corrections, %d dropped; error %s of full lock; %s",
            end.learned(),
            end.examples(),
            end.corrections(),
            end.dropped(),
            number(end.error()),
            Double.isNaN(handOver.afterSeconds())
                ? "the network never had the wheel"
                : String.format(
                    Locale.ROOT,
                    "the network had the wheel after %.1f s",
                    handOver.afterSeconds())));
    if (end.rollbacks() > 0) {
      output.remark("learning went wrong and was rolled back " + times(end.rollbacks()));
    }
    output.line(saved ? "saved " + wishes.save() : "nothing was saved");
  }

  void fill(ObjectNode json) {
    Progress end = learner.progress();
    if (saved) {
      json.put("saved", wishes.save().toString());
    }
    json.put("frames", end.examples());
    json.put("learned", end.learned());
    json.put("corrections", end.corrections());
    json.put("dropped", end.dropped());
    json.put("published", end.published());
    json.put("rollbacks", end.rollbacks());
    json.put("ready", end.ready());
    json.put("paused_by", LiveView.words(end.pause()));
    if (!Double.isNaN(end.error())) {
      json.put("error", Output.rounded(end.error(), 4));
    }
    if (!Double.isNaN(end.loss())) {
      json.put("loss", Output.rounded(end.loss(), 4));
    }
    if (!Double.isNaN(handOver.afterSeconds())) {
      json.put("hand_over_seconds", Output.rounded(handOver.afterSeconds(), 2));
    }
    json.put("learner_died", thread.flatMap(LearnerThread::death).isPresent());
  }
}
