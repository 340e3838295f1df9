package io.github.alvinn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.IntegerNetwork;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What learning does to a network, it must not do to the drive.
class DivergenceTest {
  private static final int TAUGHT = 300;

  @Test
  void learning_that_goes_well_is_never_rolled_back() {
    Progress end = new TaughtDrive(TaughtDrive.RATE).teach(400);

    assertThat(end.rollbacks()).isZero();
    assertThat(end.learned()).isGreaterThan(300);
    assertThat(end.published()).isGreaterThan(60);
    assertThat(end.loss()).isLessThan(0.4);
  }

  @Test
  void a_network_that_diverges_is_rolled_back_and_never_reaches_the_drive_M12(
      TestReporter reporter) {
    TaughtDrive poisoned = new TaughtDrive(TaughtDrive.RATE);
    poisoned.teach(TAUGHT);
    double before = poisoned.error(poisoned.published.getLast(), 200, TAUGHT);
    poisoned.poison();
    poisoned.teach(1);
    assertThat(poisoned.learner.progress().rollbacks()).isEqualTo(1);
    double after = poisoned.error(poisoned.published.getLast(), 200, TAUGHT);
    assertThat(after).isLessThan(1.5 * before);
    Progress on = poisoned.teach(60);
    assertThat(on.rollbacks()).isEqualTo(1);

    TaughtDrive fast = new TaughtDrive(TaughtDrive.RATE);
    fast.teach(TAUGHT);
    fast.core.slowDown(1000);
    Progress wild = fast.teach(60);
    double afterWild = fast.error(fast.published.getLast(), 200, TAUGHT);
    assertThat(wild.rollbacks()).isPositive();
    assertThat(afterWild).isLessThan(1.5 * before);

    TaughtDrive noisy = new TaughtDrive(TaughtDrive.RATE);
    noisy.teach(TAUGHT);
    double sound = noisy.error(noisy.published.getLast(), 200, TAUGHT);
    int frames = noisy.teachNoise(400, 5);
    assertThat(frames).isLessThan(400);
    double kept = noisy.error(noisy.published.getLast(), 200, TAUGHT);
    assertThat(kept).isLessThan(2 * sound);

    Faults.report(
        reporter,
        "M12",
        "a weight that is no number; a learning rate 1000 times too high; steerings that are noise",
        String.format(
            Locale.ROOT,
            "rolled back in the same update, error %.3f, then %.3f; rolled back %d times, then"
                + " %.3f; noise rolled back after %.1f s, error %.3f, then %.3f",
            before,
            after,
            wild.rollbacks(),
            afterWild,
            frames * 0.05,
            sound,
            kept));
  }

  @Test
  void learning_is_given_up_when_it_goes_wrong_again_and_again() {
    TaughtDrive drive = new TaughtDrive(TaughtDrive.RATE);
    drive.teach(100);
    for (int strike = 1; strike <= Learner.MOST_STRIKES; strike++) {
      assertThat(drive.learner.progress().pause()).isEqualTo(Pause.NONE);
      drive.poison();
      drive.teach(1);
    }

    Progress end = drive.teach(50);

    assertThat(end.pause()).isEqualTo(Pause.FROZEN);
    assertThat(end.learned()).isEqualTo(100 - 20 + Learner.MOST_STRIKES);
    assertThat(end.rollbacks()).isEqualTo(Learner.MOST_STRIKES);
  }

  @Test
  void a_network_whose_weights_grow_beyond_all_bounds_or_jump_is_seen() {
    FloatNetwork start = FloatNetwork.hill(960, 5, 30, new SplittableRandom(1));
    FloatNetwork grown = start.copy();
    grown.layers().getFirst().weights(0)[0] = 300;
    FloatNetwork jumped = start.copy();
    jumped.layers().getFirst().weights(0)[0] = 50;

    assertThat(new DivergenceWatch(start).judge(start, 1)).isEqualTo(Divergence.NONE);
    assertThat(new DivergenceWatch(start).judge(grown, 1)).isEqualTo(Divergence.WEIGHTS);
    assertThat(new DivergenceWatch(start).judge(jumped, 1)).isEqualTo(Divergence.UPDATE);
    assertThat(new DivergenceWatch(start).judge(start, Double.NaN))
        .isEqualTo(Divergence.NOT_FINITE);
  }

  @Test
  void what_is_forgotten_is_seen_and_what_was_good_is_kept() {
    FloatNetwork network = FloatNetwork.hill(960, 5, 30, new SplittableRandom(1));
    DivergenceWatch watch = new DivergenceWatch(network);
    for (int round = 0; round < 60; round++) {
      assertThat(watch.judge(network, 0.1)).isEqualTo(Divergence.NONE);
    }
    int rounds = 0;
    while (watch.judge(network, 1.5) == Divergence.NONE) {
      rounds++;
    }

    assertThat(rounds).isBetween(1, 10);
    assertThat(IntegerNetwork.of(watch.good()).checksum())
        .isEqualTo(IntegerNetwork.of(network).checksum());
  }
}
