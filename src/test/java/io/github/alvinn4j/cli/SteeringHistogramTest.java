package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.recording.TubRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SteeringHistogramTest {
  private static SteeringHistogram of(double... steering) {
    List<TubRecord> records =
        DoubleStream.of(steering)
            .mapToObj(s -> new TubRecord(0, "0.jpg", s, 0, "user", 0, Optional.empty()))
            .toList();
    return new SteeringHistogram(records);
  }

  @Test
  void straight_ahead_falls_into_the_middle_bin_and_the_ends_into_the_end_bins() {
    SteeringHistogram histogram = of(-1, -2, 0, 0.04, -0.04, 1, 1.5);

    assertThat(histogram.count(0)).isEqualTo(2);
    assertThat(histogram.count(10)).isEqualTo(3);
    assertThat(histogram.count(20)).isEqualTo(2);
  }

  @Test
  void a_single_record_among_many_can_be_seen() {
    double[] steering = new double[1000];
    steering[0] = 1;

    List<String> lines = of(steering).lines(StandardCharsets.UTF_8);

    assertThat(lines.get(5)).endsWith("▁▁");
    assertThat(lines.getFirst()).endsWith("██").hasSize(32);
    assertThat(lines.get(6)).hasSize(62);
  }

  @Test
  void a_terminal_without_blocks_gets_plain_characters() {
    assertThat(String.join("", of(0, 0.5).lines(StandardCharsets.US_ASCII)))
        .matches("[ -~]+")
        .contains("HH");
  }
}
