package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.steering.Reliability;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far the network trusted itself in each tick of a drive.
final class ReliabilityTrace implements DriveObserver {
  private static final int FIRST_CAPACITY = 1024;
  private static final double Q15_ONE = 32767;

  private int[] reliabilities = new int[FIRST_CAPACITY];
  private int ticks;
  private int judged;
  private int capped;
  private int released;
  private int cautionQ15;
  private int releaseQ15;

  @Override
  public void onTick(Tick tick) {
    if (ticks == reliabilities.length) {
      reliabilities = Arrays.copyOf(reliabilities, 2 * ticks);
    }
    Optional<Reliability> self = tick.reliability();
    reliabilities[ticks] = self.map(Reliability::reliabilityQ15).orElse(0);
    ticks++;
    if (self.isPresent()) {
      judged++;
      cautionQ15 = self.get().cautionQ15();
      releaseQ15 = self.get().releaseQ15();
    }
    capped += tick.caution() == Caution.UNSURE ? 1 : 0;
    released += tick.release() == Release.PLACE_UNKNOWN ? 1 : 0;
  }

  /// One line for a person; nothing if the network could not judge itself.
  Optional<String> line() {
    return judged == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "reliability median %.2f, lowest %.2f (caution below %.2f, stop below %.2f):"
                    + " throttle capped in %d ticks, let go in %d",
                at(0.5),
                at(0),
                cautionQ15 / Q15_ONE,
                releaseQ15 / Q15_ONE,
                capped,
                released));
  }

  private double at(double share) {
    int[] sorted = Arrays.copyOf(reliabilities, ticks);
    Arrays.sort(sorted);
    return sorted[(int) (share * (ticks - 1))] / Q15_ONE;
  }

  /// The summary and the value of every tick; nothing if the network could not judge itself.
  void fill(ObjectNode json) {
    if (judged == 0) {
      return;
    }
    ObjectNode node = json.putObject("reliability");
    node.put("median", Output.rounded(at(0.5), 3));
    node.put("lowest", Output.rounded(at(0), 3));
    node.put("caution_below", Output.rounded(cautionQ15 / Q15_ONE, 3));
    node.put("stop_below", Output.rounded(releaseQ15 / Q15_ONE, 3));
    node.put("capped_ticks", capped);
    node.put("released_ticks", released);
    ArrayNode each = node.putArray("per_tick");
    for (int tick = 0; tick < ticks; tick++) {
      each.add(Output.rounded(reliabilities[tick] / Q15_ONE, 3));
    }
  }
}
