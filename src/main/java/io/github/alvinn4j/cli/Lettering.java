package io.github.alvinn4j.cli;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/// The letters of all pictures: the machine's own sans-serif font.
final class Lettering {
  private static final String MISSING =
      "no fonts for pictures; install some, for example: apt install fontconfig fonts-dejavu-core";

  private Lettering() {}

  static Font plain(int sizePixels) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, sizePixels);
  }

  static Font bold(int sizePixels) {
    return new Font(Font.SANS_SERIF, Font.BOLD, sizePixels);
  }

  /// Why no letters can be drawn here; empty if they can.
  ///
  /// A headless JDK comes without fonts, and a machine without a desktop often has none; the JDK
  /// says so with errors of several kinds at the first measured letter.
  static Optional<String> complaint() {
    try {
      plain(12).getStringBounds("x", new FontRenderContext(null, true, true));
      return Optional.empty();
    } catch (LinkageError | InternalError | RuntimeException e) {
      return Optional.of("%s (%s)".formatted(MISSING, e.getClass().getSimpleName()));
    }
  }
}
