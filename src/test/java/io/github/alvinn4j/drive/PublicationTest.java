package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.network.IntegerNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Networks that come while the car thinks come whole.
class PublicationTest {
  private static final int NETWORKS = 30;
  private static final int THOUGHTS = 20_000;

  @Test
  @Timeout(60)
  void no_thought_is_made_of_two_networks_while_a_learner_publishes_M14(TestReporter reporter)
      throws Exception {
    // each of them says another unit, whatever it sees
    List<IntegerNetwork> networks =
        IntStream.range(0, NETWORKS).mapToObj(i -> TestDrive.model(i).integerForm()).toList();
    Set<List<Integer>> whole = new HashSet<>();
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false)) {
      Specialist specialist = drive.pilot.steering();
      for (IntegerNetwork network : networks) {
        specialist.publish(network);
        drive.pilot.think();
        whole.add(outputs(specialist));
      }
      assertThat(whole).hasSize(NETWORKS);
      Thread learner =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                  specialist.publish(networks.get(i % NETWORKS));
                }
              });
      int torn = 0;
      Set<List<Integer>> met = new HashSet<>();
      for (int i = 0; i < THOUGHTS || met.size() < 2; i++) {
        drive.pilot.think();
        drive.pilot.checkWeights(); // a network and its checksum belong together (M18)
        List<Integer> thought = outputs(specialist);
        met.add(thought);
        torn += whole.contains(thought) ? 0 : 1;
      }
      learner.interrupt();
      learner.join();

      assertThat(torn).isZero();
      assertThat(drive.pilot.weightsDamaged()).isFalse();
      Faults.report(
          reporter,
          "M14",
          "networks published as fast as a thread can, while another thinks %d times"
              .formatted(THOUGHTS),
          "%d thoughts of no whole network; no checksum of another one".formatted(torn));
    }
  }

  private static List<Integer> outputs(Specialist specialist) {
    return IntStream.of(specialist.activations().outputs()).boxed().toList();
  }
}
