package io.github.alvinn4j.learning;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.network.QuantisationException;
import io.github.alvinn4j.training.OnTheFlyLearner;
import io.github.alvinn4j.vision.Retina;
import java.util.function.Consumer;

/// Learns from a drive that goes on: one example at a time, judged, kept back, learned, published.
///
/// The same examples give the same networks on every machine; how fast they come does not matter.
/// [#work()] belongs to one thread, the learner's; [#feed()] is the drive thread's.
public final class Learner {
  /// Half a second of the fastest camera may lie in the feed.
  private static final int FEED_SLOTS = 64;

  private static final int KEPT_EXAMPLES = 128;
  private static final long PUBLISH_NANOS = 250_000_000L;

  /// How many times a frame of a correction is learned: they are few, and each was needed.
  private static final int CORRECTION_WEIGHT = 4;

  /// So many rollbacks, less those that good rounds have made up for, end learning.
  static final int MOST_STRIKES = 6;

  /// So many good rounds make up for a rollback.
  private static final int MAKING_UP = 200;

  private static final double Q15_ONE = 32767;

  private final OnTheFlyLearner core;
  private final int stepsPerFrame;
  private final Consumer<IntegerNetwork> publish;
  private final ExampleFeed feed;
  private final Example example;
  private final Example ripe;
  private final Retina retina;
  private final TeacherWatch teacher;
  private final Quarantine quarantine;
  private final DivergenceWatch divergence;
  private final Readiness readiness = new Readiness();
  private float rateShare = 1;
  private boolean dirty;
  private long publishedNanos;
  private long examples;
  private long learned;
  private long corrections;
  private long published;
  private int rollbacks;
  private int strikes;
  private int goodRounds;
  private volatile Progress progress = Progress.NOTHING;

  /// Makes a learner that has seen nothing.
  ///
  /// @param core what learns; used by nobody else from here on
  /// @param rows of the retina
  /// @param columns of the retina
  /// @param stepsPerFrame of stochastic gradient descent, 1 or more
  /// @param publish takes whole networks, on the learner's thread
  public Learner(
      OnTheFlyLearner core,
      int rows,
      int columns,
      int stepsPerFrame,
      Consumer<IntegerNetwork> publish) {
    if (stepsPerFrame < 1) {
      throw new IllegalArgumentException(
          "steps per frame = %d, expected 1 or more".formatted(stepsPerFrame));
    }
    int pixels = core.network().inputs();
    this.core = core;
    this.stepsPerFrame = stepsPerFrame;
    this.publish = publish;
    this.feed = new ExampleFeed(FEED_SLOTS, pixels);
    this.example = new Example(pixels);
    this.ripe = new Example(pixels);
    this.retina = new Retina(rows, columns);
    this.teacher = new TeacherWatch(rows, columns);
    this.quarantine = new Quarantine(KEPT_EXAMPLES, pixels);
    this.divergence = new DivergenceWatch(core.network());
  }

  /// What the drive shows its ticks to.
  public DriveObserver feed() {
    return feed;
  }

  /// Takes the oldest tick that has come and does what it asks for.
  ///
  /// @return false if there was none
  public boolean work() {
    if (!feed.poll(example)) {
      return false;
    }
    learnFromExample();
    return true;
  }

  /// Takes an example that has not come through the feed.
  void take(Example other) {
    example.copy(other);
    learnFromExample();
  }

  private void learnFromExample() {
    examples++;
    Pause pause = teacher.judge(example);
    if (frozen()) {
      pause = Pause.FROZEN;
    }
    if (pause == Pause.NONE) {
      compare();
      quarantine.add(example);
    } else if (pause.taints()) {
      quarantine.clear();
    }
    if (pause != Pause.NONE) {
      core.interrupted();
    }
    while (!frozen() && quarantine.release(example.nanos(), ripe)) {
      learn(ripe);
    }
    if (dirty && example.nanos() - publishedNanos >= PUBLISH_NANOS) {
      publish(core.network());
    }
    report(frozen() ? Pause.FROZEN : pause);
  }

  // The network of that tick had not learned the frame: nothing is learned within a second.
  private void compare() {
    if (published > 0 && !example.correction()) {
      readiness.compare(example.networkQ15() / Q15_ONE, example.steeringQ15() / Q15_ONE);
    }
  }

  private boolean frozen() {
    return strikes >= MOST_STRIKES;
  }

  private void learn(Example from) {
    int[] pixels = retina.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = from.pixels()[i] & 0xff;
    }
    float steering = (float) (from.steeringQ15() / Q15_ONE);
    core.see(retina, steering, from.correction() ? CORRECTION_WEIGHT : 1);
    core.learn(stepsPerFrame);
    learned++;
    corrections += from.correction() ? 1 : 0;
    dirty = true;
    if (divergence.judge(core.network(), core.loss()) != Divergence.NONE) {
      rollBack();
    } else if (strikes > 0 && ++goodRounds >= MAKING_UP) {
      goodRounds = 0;
      strikes--;
      rateShare = Math.min(1, rateShare * 2);
      core.slowDown(rateShare);
    }
  }

  // The drive has the good network at once: what has gone wrong may have been published already.
  private void rollBack() {
    rollbacks++;
    strikes++;
    goodRounds = 0;
    rateShare /= 2;
    divergence.restore();
    core.restart(divergence.good());
    core.slowDown(rateShare);
    readiness.restart();
    publish(divergence.good());
  }

  private void publish(FloatNetwork network) {
    dirty = false;
    publishedNanos = example.nanos();
    try {
      publish.accept(IntegerNetwork.of(network));
      published++;
    } catch (QuantisationException e) {
      rollBack();
    }
  }

  private void report(Pause pause) {
    progress =
        new Progress(
            examples,
            learned,
            corrections,
            feed.dropped(),
            core.loss(),
            readiness.error(),
            readiness.ready(),
            pause,
            rollbacks,
            published);
  }

  /// How far it has come. Safe from any thread.
  public Progress progress() {
    return progress;
  }

  /// A copy of the network that has learned; on the learner's thread, or after it has ended.
  public FloatNetwork network() {
    boolean sound = DivergenceWatch.finite(core.network());
    return (sound ? core.network() : divergence.good()).copy();
  }
}
