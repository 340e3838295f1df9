package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.cli.Drawing.Align;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.recording.TubRecord;
import io.github.alvinn4j.time.ManualClock;
import java.awt.Font;
import java.util.Locale;
import java.util.Optional;

/// Frames spread evenly over a drive, with what the driver did and what a network says.
final class ContactSheet {
  private static final int COLUMNS = 4;
  private static final int COLUMNS_WITHOUT_MODEL = 6;
  private static final int MARGIN = 48;
  private static final int HEADER = 104;
  private static final int GAP_X = 32;
  private static final int GAP_Y = 24;
  private static final int CAPTION = 30;
  private static final double Q15_ONE = 32767;
  private static final Font CAPTION_FONT = Lettering.bold(14);
  private static final Font TITLE_FONT = Lettering.bold(26);

  private final Tub tub;
  private final Optional<NamedModel> viewer;
  private final int count;
  private final int columns;
  private final DriveCell cell;
  private final Drawing drawing;

  /// Draws the sheet.
  ///
  /// @param name of the drive, for the title
  /// @param frames how many are shown at most
  ContactSheet(Tub tub, String name, Optional<NamedModel> viewer, int frames) {
    this.tub = tub;
    this.viewer = viewer;
    this.count = Math.min(frames, tub.records().size());
    this.columns = Math.min(count, viewer.isPresent() ? COLUMNS : COLUMNS_WITHOUT_MODEL);
    this.cell = new DriveCell(tub.width(), tub.height(), viewer.map(NamedModel::model));
    int rows = (count + columns - 1) / columns;
    this.drawing =
        new Drawing(
            Math.max(720, 2 * MARGIN + columns * cell.width() + (columns - 1) * GAP_X),
            HEADER + rows * (cell.height() + CAPTION) + (rows - 1) * GAP_Y + MARGIN);
    header(name);
    frames();
  }

  byte[] png() {
    return drawing.png();
  }

  private void header(String name) {
    String title = "%s, %d of %d records".formatted(name, count, tub.records().size());
    double room = drawing.width() - 2.0 * MARGIN;
    drawing.text(
        drawing.fitted(title, TITLE_FONT, room), MARGIN, 48, TITLE_FONT, Palette.INK, Align.LEFT);
    double x = drawing.legend("driver", MARGIN, 66, Palette.DRIVER);
    if (viewer.isPresent()) {
      String file = viewer.get().file().getFileName().toString();
      drawing.legend("network (" + file + ")", x, 66, Palette.NETWORK);
    }
  }

  private void frames() {
    try (TubFrameSource source =
            new TubFrameSource(tub, TubFrameSource.DEFAULT_RATE_HERTZ, new ManualClock());
        Frame frame = new Frame(source.width(), source.height())) {
      if (viewer.isEmpty()) {
        frames(source, frame, Optional.empty());
        return;
      }
      NamedModel model = viewer.get();
      try (Pilot pilot =
          Assembly.pilot(model.file(), model.model(), source.width(), source.height())) {
        frames(source, frame, Optional.of(pilot));
      }
    }
  }

  private void frames(TubFrameSource source, Frame frame, Optional<Pilot> pilot) {
    int shown = 0;
    while (shown < count && source.read(frame)) {
      if (frame.sequence() < wanted(shown)) {
        continue;
      }
      int row = shown / columns;
      int x = MARGIN + shown % columns * (cell.width() + GAP_X);
      int y = HEADER + row * (cell.height() + CAPTION + GAP_Y);
      TubRecord current = source.current();
      pilot.ifPresent(seeing -> {
        seeing.look(frame);
        seeing.think();
      });
      cell.draw(drawing, x, y, frame, current.steering(), pilot);
      caption(x, y + cell.height() + 20, current, pilot);
      shown++;
    }
  }

  // The middles of equal parts of the drive.
  private long wanted(int place) {
    return (long) ((place + 0.5) * tub.records().size() / count);
  }

  private static String captioned(String who, double steering) {
    return String.format(Locale.ROOT, "%s %+.2f", who, steering).replace('-', '−');
  }

  // How far the network trusts itself, if it can say.
  private static String trust(Pilot pilot) {
    return pilot
        .steering()
        .reliability()
        .map(seen -> String.format(Locale.ROOT, ", trust %.2f", seen.reliabilityQ15() / Q15_ONE))
        .orElse("");
  }

  private void caption(double x, double baseline, TubRecord current, Optional<Pilot> pilot) {
    String driver = captioned("driver", current.steering());
    String number = "#" + current.index() + pilot.map(ContactSheet::trust).orElse("");
    drawing.text(number, x, baseline, CAPTION_FONT, Palette.INK, Align.LEFT);
    if (pilot.isEmpty()) {
      drawing.text(driver, x + cell.width(), baseline, CAPTION_FONT, Palette.DRIVER, Align.RIGHT);
      return;
    }
    drawing.text(
        driver, x + cell.frameWidth(), baseline, CAPTION_FONT, Palette.DRIVER, Align.RIGHT);
    drawing.text(
        captioned("network", pilot.get().estimate().steering()),
        x + cell.width(),
        baseline,
        CAPTION_FONT,
        Palette.NETWORK,
        Align.RIGHT);
  }
}
