package io.github.alvinn4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every study at a tiny size on a real drive.
class StudiesTest {
  static Stream<Study> tinyStudies() {
    return Stream.of(
        new StepSize(6),
        new LinearCollapse(1, 2),
        new Approximation(List.of(1, 4, 16), 1, 5),
        new HiddenUnits(List.of(1, 4), 2, 2),
        new OutputCodingStudy(1, 2),
        new NumberFormat(List.of(4, 8, 12), 1, 2),
        new ReliabilityStudy(3, 2),
        new Gap(tinyEntries(), 2));
  }

  private static List<GapEntry> tinyEntries() {
    TrainingSettings quick = TrainingSettings.AUGMENTED.withEpochs(2, 2);
    return List.of(
        new GapEntry("linear", RetinaSettings.STANDARD, 0, TrainingSettings.LINEAR),
        new GapEntry("hill", RetinaSettings.STANDARD, 4, quick));
  }

  @Test
  void no_network_that_is_to_close_the_gap_multiplies_more_than_fifty_thousand_times() {
    assertThat(GapEntry.all())
        .allSatisfy(entry -> assertThat(entry.multiplications()).isBetween(960, 50_000));
    assertThat(GapEntry.all().getLast().multiplications()).isEqualTo(31_200);
  }

  private static Findings run(Study study, long seed) {
    return study.run(RealDrive.material(seed), share -> {});
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tinyStudies")
  void a_seed_gives_the_same_table_and_text_every_time(Study study) {
    Findings first = run(study, 7);
    Findings second = run(study, 7);

    assertThat(second.table().csv()).isEqualTo(first.table().csv());
    assertThat(second.text()).isEqualTo(first.text());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tinyStudies")
  void progress_rises_to_the_end_and_every_chart_shows_something(Study study) {
    double[] last = {0};

    Findings findings =
        study.run(
            RealDrive.material(1),
            share -> {
              assertThat(share).isBetween(last[0], 1 + 1e-9);
              last[0] = share;
            });

    assertThat(last[0]).isCloseTo(1, within(1e-9));
    assertThat(findings.text()).doesNotContain("NaN", "Infinity");
    assertThat(findings.picture().charts())
        .allSatisfy(chart ->
            assertThat(chart.series())
                .isNotEmpty()
                .allSatisfy(series -> assertThat(series.points()).isNotEmpty()));
  }

  @Test
  void another_seed_gives_another_table() {
    Study study = new HiddenUnits(List.of(2), 1, 2);

    assertThat(run(study, 1).table().csv()).isNotEqualTo(run(study, 2).table().csv());
  }

  @Test
  void a_network_tells_its_place_from_another_by_the_rows_of_the_picture() {
    Findings findings = run(new ReliabilityStudy(3, 2), 1);

    assertThat(findings.table().rows())
        .filteredOn(row -> row.get(2).equals("scene rows"))
        .hasSize(1)
        .allSatisfy(row -> {
          assertThat(row.subList(0, 2)).isEqualTo(List.of("own", "other"));
          assertThat((Double) row.get(5)).as("area under the curve").isGreaterThan(0.99);
          assertThat((Double) row.get(6)).as("rejected").isGreaterThan(0.9);
        });
  }

  @Test
  void only_a_step_above_two_over_the_curvature_diverges() {
    Findings findings = run(new StepSize(12), 1);

    Map<String, Double> last = new TreeMap<>();
    Map<String, Double> first = new TreeMap<>();
    for (List<Object> row : findings.table().rows()) {
      String curve = row.get(0) + ", " + row.get(1);
      first.putIfAbsent(curve, (Double) row.get(5));
      last.put(curve, (Double) row.get(5));
    }
    for (String part : List.of("one weight", "linear unit")) {
      assertThat(last.get(part + ", small")).isLessThan(first.get(part + ", small"));
      assertThat(last.get(part + ", medium")).isLessThan(last.get(part + ", small"));
      assertThat(last.get(part + ", too big")).isGreaterThan(first.get(part + ", too big"));
    }
    assertThat(findings.text()).contains("These figures agree.").doesNotContain("do not agree");
  }

  @Test
  void two_linear_layers_say_what_their_product_says() {
    List<List<Object>> rows = run(new LinearCollapse(1, 2), 1).table().rows();

    assertThat((Double) rows.get(1).get(4)).isPositive().isLessThan(1e-5);
  }

  @Test
  void more_sigmoids_come_nearer_to_the_steering() {
    List<List<Object>> rows = run(new Approximation(List.of(1, 4, 16), 1, 5), 1).table().rows();

    assertThat((Double) rows.get(1).get(1)).isLessThan((Double) rows.get(0).get(1));
    assertThat((Double) rows.get(2).get(1)).isLessThan((Double) rows.get(1).get(1) / 2);
  }

  @Test
  void hidden_units_are_counted_with_their_weights_and_quoted_as_measured() {
    Findings findings = run(new HiddenUnits(List.of(1, 4), 2, 2), 1);
    List<List<Object>> rows = findings.table().rows();

    assertThat(rows).extracting(row -> row.get(2)).containsExactly(1021, 3994);
    double least = (Double) rows.getFirst().get(4);
    assertThat(findings.text())
        .contains(String.format(Locale.ROOT, "With 1 hidden unit it is %.3f", least));
  }

  @Test
  void every_coding_is_read_in_every_way_that_it_has() {
    List<List<Object>> rows = run(new OutputCodingStudy(1, 2), 1).table().rows();

    assertThat(rows)
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactly(
            "single unit as it is",
            "1-of-N argmax",
            "1-of-N centre of mass",
            "1-of-N least squares",
            "hill argmax",
            "hill centre of mass",
            "hill least squares");
  }

  @Test
  void fewer_bits_steer_further_from_float_and_the_integers_that_drive_hardly_at_all() {
    List<List<Object>> rows = run(new NumberFormat(List.of(4, 8, 12), 1, 20), 1).table().rows();

    double four = (Double) rows.get(0).get(2);
    double eight = (Double) rows.get(1).get(2);
    double twelve = (Double) rows.get(2).get(2);
    double driven = (Double) rows.get(3).get(2);
    double floats = (Double) rows.get(4).get(2);
    assertThat(four).isGreaterThan(4 * eight);
    assertThat(eight).isGreaterThan(4 * twelve);
    assertThat(driven).isLessThan(eight / 10);
    assertThat(floats).isZero();
  }
}
