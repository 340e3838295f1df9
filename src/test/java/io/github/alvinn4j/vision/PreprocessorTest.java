package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Scalar;

class PreprocessorTest {
  private static final RetinaSettings WHOLE =
      new RetinaSettings(30, 32, 0, 100, ColourTerm.LUMA, 5);

  static Stream<Arguments> sizesAndTerms() {
    int[][] sizes = {
      {160, 120}, {320, 240}, {160, 96}, {135, 76}, {1280, 720}, {33, 46}, {32, 31}, {32, 30}
    };
    return Arrays.stream(sizes)
        .flatMap(size ->
            Arrays.stream(ColourTerm.values()).map(term -> Arguments.of(size[0], size[1], term)));
  }

  @ParameterizedTest(name = "{0} x {1}, {2}")
  @MethodSource("sizesAndTerms")
  void equals_its_plain_twin(int width, int height, ColourTerm term) {
    int topPercent = height > 45 ? 33 : 0;
    RetinaSettings settings = new RetinaSettings(30, 32, topPercent, 100, term, 5);
    int top = height * topPercent / 100;
    try (Frame frame = new Frame(width, height);
        Preprocessor preprocessor = new Preprocessor(settings, width, height)) {
      Retina retina = new Retina(30, 32);
      for (int seed = 0; seed < 3; seed++) {
        paint(frame, seed);
        int[] exact = PlainPreprocessor.reduced(Pictures.bytes(frame), width, top, height, 30, 32);

        preprocessor.look(frame, retina);

        assertThat(retina.pixels())
            .as("seed %d", seed)
            .isEqualTo(PlainPreprocessor.retina(exact, term, 5));
      }
    }
  }

  @Test
  void each_plane_is_what_a_retina_of_that_plane_alone_would_be() {
    List<ColourTerm> terms = List.of(ColourTerm.YELLOW, ColourTerm.LUMA, ColourTerm.BLUE);
    RetinaSettings together = new RetinaSettings(30, 32, 20, 100, terms, 3);

    int[] pixels = look(together, frame -> paint(frame, 5));

    assertThat(pixels).hasSize(3 * 960);
    for (int plane = 0; plane < 3; plane++) {
      RetinaSettings alone = new RetinaSettings(30, 32, 20, 100, terms.get(plane), 3);
      assertThat(Arrays.copyOfRange(pixels, plane * 960, (plane + 1) * 960))
          .as(terms.get(plane).name())
          .isEqualTo(look(alone, frame -> paint(frame, 5)));
    }
  }

  @Test
  void a_retina_of_too_few_planes_is_refused() {
    try (Frame frame = new Frame(160, 120);
        Preprocessor preprocessor = new Preprocessor(RetinaSettings.TWO_PLANES, 160, 120)) {
      assertThatThrownBy(() -> preprocessor.look(frame, new Retina(30, 32)))
          .hasMessage("retina of 960 pixels, expected 1920");
    }
  }

  private static void paint(Frame frame, int seed) {
    if (seed == 0) {
      Pictures.noise(frame, seed);
    } else {
      Pictures.road(frame, seed);
    }
  }

  @ParameterizedTest(name = "level {0}")
  @ValueSource(ints = {0, 1, 128, 254, 255})
  void a_picture_without_contrast_is_black(int level) {
    for (ColourTerm term : ColourTerm.values()) {
      RetinaSettings settings = new RetinaSettings(30, 32, 33, 100, term, 5);

      assertThat(look(settings, frame -> Pictures.even(frame, level))).containsOnly(0);
    }
  }

  @ParameterizedTest(name = "{0} %")
  @ValueSource(ints = {0, 5, 40})
  void the_darkest_share_becomes_black_and_the_brightest_white(int clipPercent) {
    RetinaSettings settings = new RetinaSettings(30, 32, 0, 100, ColourTerm.LUMA, clipPercent);

    int[] pixels = look(settings, Pictures::ramp);

    assertThat(Arrays.stream(pixels).filter(p -> p == 0).count())
        .isGreaterThan(960L * clipPercent / 100);
    assertThat(Arrays.stream(pixels).filter(p -> p == 255).count())
        .isGreaterThan(960L * clipPercent / 100);
    assertThat(Arrays.stream(pixels).allMatch(p -> p >= 0 && p <= 255)).isTrue();
  }

  @Test
  void a_darker_picture_of_less_contrast_gives_nearly_the_same_retina() {
    int[] bright = look(WHOLE, frame -> Pictures.road(frame, 6));

    int[] dull =
        look(
            WHOLE,
            frame -> {
              Pictures.road(frame, 6);
              frame.pixels().convertTo(frame.pixels(), -1, 0.6, 10);
            });

    int[] differences = IntStream.range(0, 960).map(i -> Math.abs(bright[i] - dull[i])).toArray();
    assertThat(Arrays.stream(differences).average().getAsDouble()).isLessThan(4);
    assertThat(Arrays.stream(differences).max().getAsInt()).isLessThan(20);
  }

  @Test
  void only_the_region_is_looked_at() {
    RetinaSettings middle = new RetinaSettings(6, 32, 25, 75, ColourTerm.LUMA, 5);

    int[] seen =
        look(
            middle,
            frame -> {
              Pictures.noise(frame, 7);
              frame.pixels().submat(30, 90, 0, 160).setTo(new Scalar(9, 9, 9));
            });

    assertThat(seen).containsOnly(0);
  }

  @ParameterizedTest(name = "{0} % to {1} % of {2} rows")
  @CsvSource({"0, 100, 30, 29", "99, 100, 3000, 2900", "0, 1, 3000, 2999", "33, 100, 44, 43"})
  void the_smallest_region_is_the_retina_itself(int top, int bottom, int height, int tooFew) {
    RetinaSettings settings = new RetinaSettings(30, 32, top, bottom, ColourTerm.BLUE, 5);

    try (Preprocessor preprocessor = new Preprocessor(settings, 32, height)) {
      assertThat(preprocessor).isNotNull();
    }
    assertThatThrownBy(() -> new Preprocessor(settings, 31, height))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least the retina's 32x30");
    assertThatThrownBy(() -> new Preprocessor(settings, 32, tooFew))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least the retina's 32x30");
  }

  // 96 rows become 30: no whole ratio, where OpenCV would sum in float.
  @ParameterizedTest
  @EnumSource
  void a_retina_is_the_same_on_every_machine(ColourTerm term) {
    RetinaSettings settings = new RetinaSettings(30, 32, 20, 100, term, 5);
    CRC32 crc = new CRC32();

    for (int pixel : look(settings, frame -> Pictures.road(frame, 8))) {
      crc.update(pixel);
    }

    assertThat(crc.getValue())
        .as("seed 8: pinned on x86-64, must hold on arm64")
        .isEqualTo(
            switch (term) {
              case LUMA -> 304_530_770L;
              case BLUE -> 625_518_508L;
              case NORMALISED_BLUE -> 664_913_498L;
              case YELLOW -> 190_583_789L;
            });
  }

  @Test
  void looking_allocates_nothing() {
    try (Frame frame = new Frame(160, 120);
        Preprocessor preprocessor = new Preprocessor(RetinaSettings.TWO_PLANES, 160, 120)) {
      Retina retina = Retina.of(RetinaSettings.TWO_PLANES);
      Pictures.road(frame, 9);

      long bytes = AllocatedBytes.of(() -> preprocessor.look(frame, retina));

      assertThat(bytes).as("bytes of 500 looks").isZero();
    }
  }

  @Test
  void a_frame_of_another_size_is_refused_C10(TestReporter reporter) {
    try (Frame frame = new Frame(160, 121);
        Preprocessor preprocessor = new Preprocessor(RetinaSettings.STANDARD, 160, 120)) {
      assertThatThrownBy(() -> preprocessor.look(frame, new Retina(30, 32)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("frame of 160x121 pixels, expected 160x120");
    }

    Faults.report(reporter, "C10", "a frame one row too high", "refused, no pixel read");
  }

  @Test
  void a_source_that_makes_new_frames_again_and_again_is_refused() {
    try (Preprocessor preprocessor = new Preprocessor(RetinaSettings.STANDARD, 160, 120)) {
      Retina retina = new Retina(30, 32);
      for (int i = 0; i < 4; i++) {
        lookOnce(preprocessor, retina);
      }

      assertThatThrownBy(() -> lookOnce(preprocessor, retina))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("more than 4 frames in turn");
    }
  }

  private static void lookOnce(Preprocessor preprocessor, Retina retina) {
    try (Frame frame = new Frame(160, 120)) {
      Pictures.road(frame, 10);
      preprocessor.look(frame, retina);
    }
  }

  private static int[] look(RetinaSettings settings, Consumer<Frame> painter) {
    try (Frame frame = new Frame(160, 120);
        Preprocessor preprocessor = new Preprocessor(settings, 160, 120)) {
      painter.accept(frame);
      Retina retina = Retina.of(settings);
      preprocessor.look(frame, retina);
      return retina.pixels();
    }
  }
}
