package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.study.Axis;
import io.github.alvinn4j.study.Chart;
import io.github.alvinn4j.study.Picture;
import io.github.alvinn4j.study.Series;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChartPageTest {
  private static final int MUCH = 60;

  private static BufferedImage drawn(Axis y, List<Series> series) throws IOException {
    Chart chart = new Chart("Chart", Axis.linear("x"), y, series);
    byte[] png = ChartPage.png(new Picture("Page", List.of(chart)));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static long coloured(BufferedImage image, Color colour) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += new Color(image.getRGB(x, y)).equals(colour) ? 1 : 0;
      }
    }
    return count;
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Form.class)
  void every_form_leaves_its_colour_on_the_page(Form form) throws IOException {
    List<Point> points = List.of(new Point(0, 1), new Point(1, 3, 2, 4), new Point(2, 2));
    BufferedImage empty = drawn(Axis.linear("y"), List.of(new Series("a", form, List.of())));

    BufferedImage image = drawn(Axis.linear("y"), List.of(new Series("a", form, points)));

    assertThat(different(image, empty)).isGreaterThan(MUCH);
  }

  private static long different(BufferedImage a, BufferedImage b) {
    long count = 0;
    for (int y = 200; y < 400; y++) {
      for (int x = 100; x < 1100; x++) {
        boolean mark =
            a.getRGB(x, y) != Color.WHITE.getRGB() && b.getRGB(x, y) == Color.WHITE.getRGB();
        count += mark && a.getRGB(x, y) != Palette.RULE.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void values_without_a_place_leave_gaps_and_the_others_are_drawn() throws IOException {
    List<Point> points =
        List.of(
            new Point(0, 1),
            new Point(1, 10),
            new Point(2, Double.NaN),
            new Point(3, Double.POSITIVE_INFINITY),
            new Point(4, -1),
            new Point(5, 0.1, -5, 1e300),
            new Point(6, 0.01));

    BufferedImage image =
        drawn(Axis.log("y").between(0.001, 100), List.of(new Series("a", Form.LINE, points)));

    assertThat(coloured(image, Palette.series(0))).isGreaterThan(MUCH);
  }

  @Test
  void the_same_name_has_the_same_colour_in_all_charts_of_a_page() throws IOException {
    List<Point> flat = List.of(new Point(0, 1), new Point(1, 1));
    Series first = new Series("first", Form.LINE, flat);
    Series second = new Series("second", Form.LINE, flat);
    Chart both = new Chart("", Axis.linear("x"), Axis.linear("y"), List.of(first, second));
    Chart one = new Chart("", Axis.linear("x"), Axis.linear("y"), List.of(second));

    byte[] png = ChartPage.png(new Picture("Page", List.of(both, one)));

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage right =
        image.getSubimage(image.getWidth() / 2, 0, image.getWidth() / 2, image.getHeight());
    assertThat(coloured(right, Palette.series(1))).isGreaterThan(MUCH);
    assertThat(coloured(right, Palette.series(0))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.1, 0.1",
    "-0.5, −0.5",
    "1200, 1200",
    "0.0001, 0.0001",
    "0.00001, 10⁻⁵",
    "2500000, 2.5·10⁶",
    "-3e-7, −3·10⁻⁷"
  })
  void labels_are_written_as_people_write_them(double value, String label) {
    assertThat(ChartScale.label(value)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-3, 17", "0.765, 0.885", "1e-9, 2e-9", "5, 5", "-1e6, 1e6"})
  void an_axis_has_a_handful_of_labels_within_its_ends(double min, double max) {
    ChartScale scale = new ChartScale(Axis.linear("y"), min, max, 400, 0);

    List<ChartScale.Tick> ticks = scale.ticks(62);

    assertThat(ticks).hasSizeBetween(2, 8);
    assertThat(ticks)
        .allSatisfy(tick -> assertThat(scale.pixel(tick.value())).isBetween(-1.0, 401.0));
    assertThat(ticks.stream().map(ChartScale.Tick::label)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"0.9, 1.1", "0.001, 1000", "1e-18, 1000"})
  void a_logarithmic_axis_too(double min, double max) {
    ChartScale scale = new ChartScale(Axis.log("y"), min, max, 400, 0);

    assertThat(scale.ticks(62)).hasSizeBetween(1, 9);
    assertThat(scale.pixel(0)).isInfinite();
  }
}
