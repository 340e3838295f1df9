package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// Reads written pictures back.
final class Pictures {
  private Pictures() {}

  static BufferedImage read(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(image).as("picture in %s", file).isNotNull();
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean shows(BufferedImage image, int rgb) {
    return count(image, rgb) > 0;
  }

  static long count(BufferedImage image, int rgb) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(pixels).filter(pixel -> (pixel & 0xFFFFFF) == (rgb & 0xFFFFFF)).count();
  }
}
