package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.network.IntegerLayer;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import java.lang.reflect.Field;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

class WeightsWatchTest {
  private static final long SEED = 18;

  /// Flips one bit of a weight where it lies in memory.
  private static void poke(TestDrive drive, SplittableRandom random)
      throws ReflectiveOperationException {
    IntegerNetwork network = drive.pilot.steering().network();
    IntegerLayer layer = network.layers().getFirst();
    int[][] rows = (int[][]) read(layer, "rows");
    rows[random.nextInt(layer.units())][random.nextInt(layer.inputs())] ^= 1 << random.nextInt(32);
  }

  /// Damages the weights of a drive and lets them be checked.
  static void damage(TestDrive drive) {
    try {
      poke(drive, new SplittableRandom(SEED));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    drive.pilot.checkWeights();
  }

  private static Object read(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  @Test
  void a_flipped_bit_of_a_weight_disarms_after_the_next_check_M18(TestReporter reporter)
      throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    int trials = 50;
    for (int trial = 0; trial < trials; trial++) {
      try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false)) {
        drive.arm();
        drive.pilot.checkWeights();
        drive.tick();
        assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);

        poke(drive, random);
        drive.pilot.checkWeights();
        drive.tick();

        assertThat(drive.loop.state()).as("seed %d", SEED).isEqualTo(DriveState.DISARMED);
        assertThat(drive.loop.disarmedBy()).isEqualTo(Release.WEIGHTS);
        assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      }
    }
    Faults.report(
        reporter,
        "M18",
        "a bit of a weight flipped in memory, " + trials + " places",
        "disarmed, throttle neutral in the tick after the next check (one a second)");
  }

  @Test
  @Timeout(20)
  void a_thread_of_its_own_checks() throws Exception {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false);
        WeightsWatch watch = new WeightsWatch(drive.pilot)) {
      poke(drive, new SplittableRandom(SEED));

      watch.start();

      while (!drive.pilot.weightsDamaged()) {
        LockSupport.parkNanos(this, 1_000_000);
      }
    }
  }
}
