package io.github.alvinn4j.vision;

import io.github.alvinn4j.camera.Frame;
import java.util.SplittableRandom;
import org.opencv.core.Scalar;

/// Seeded synthetic pictures, drawn in integers: the same on every machine.
final class Pictures {
  private Pictures() {}

  /// A grey road on green grass under noise.
  static void road(Frame frame, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = frame.width();
    int height = frame.height();
    byte[] bgr = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      int half = width / 16 + width * y / (4 * height);
      int centre = width / 2 + width * (height - y) / (6 * height);
      for (int x = 0; x < width; x++) {
        boolean road = Math.abs(x - centre) < half;
        int at = (y * width + x) * 3;
        bgr[at] = (byte) ((road ? 150 : 40) + random.nextInt(-20, 21));
        bgr[at + 1] = (byte) ((road ? 140 : 120) + random.nextInt(-20, 21));
        bgr[at + 2] = (byte) ((road ? 145 : 60) + random.nextInt(-20, 21));
      }
    }
    frame.pixels().put(0, 0, bgr);
  }

  /// Every byte random.
  static void noise(Frame frame, long seed) {
    byte[] bgr = new byte[frame.width() * frame.height() * 3];
    new SplittableRandom(seed).nextBytes(bgr);
    frame.pixels().put(0, 0, bgr);
  }

  /// Black at the left, white at the right.
  static void ramp(Frame frame) {
    byte[] bgr = new byte[frame.width() * frame.height() * 3];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (i / 3 % frame.width() * 255 / (frame.width() - 1));
    }
    frame.pixels().put(0, 0, bgr);
  }

  /// Every byte the same.
  static void even(Frame frame, int level) {
    frame.pixels().setTo(new Scalar(level, level, level));
  }

  /// The bytes of a frame.
  static byte[] bytes(Frame frame) {
    byte[] bgr = new byte[frame.width() * frame.height() * 3];
    frame.pixels().get(0, 0, bgr);
    return bgr;
  }
}
