package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MosaicTest {
  @Test
  void a_tile_is_the_mean_of_its_pixels_also_where_the_edge_cuts_it() {
    int[] pixels = {
      10, 20, 30,
      30, 40, 50,
      90, 91, 255
    };
    Mosaic mosaic = new Mosaic(3, 3, 2);
    int[] tiles = new int[mosaic.tiles()];

    mosaic.lay(pixels, tiles);

    assertThat(tiles).containsExactly(25 * 16, 40 * 16, 90 * 16 + 8, 255 * 16);
  }

  @Test
  void the_classic_retina_becomes_fifteen_rows_of_sixteen() {
    assertThat(Mosaic.of(new RetinaSettings(30, 32, 20, 100, ColourTerm.LUMA, 0)))
        .isEqualTo(new Mosaic(30, 32, 2))
        .extracting(Mosaic::tiles)
        .isEqualTo(240);
  }

  @Test
  void a_tiny_retina_is_its_own_mosaic() {
    assertThat(Mosaic.of(new RetinaSettings(2, 3, 0, 100, ColourTerm.LUMA, 0)).side()).isOne();
  }
}
