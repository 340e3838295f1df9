package io.github.alvinn4j.recording;

import java.nio.file.Path;
import java.util.List;

/// A recorded drive in the format Donkeycar tub v2, its records in memory, its pictures on disk.
///
/// Reads what Donkeycar's own reader reads: catalogs in the manifest's order, deleted records by
/// their ordinal line over all catalogs, a blank line as the end of its catalog. Beyond that it
/// leaves out, and reports, records whose picture is missing or was overwritten by a later one.
/// Immutable; safe from any thread.
public final class Tub {
  /// How many problems are listed; further ones are only counted.
  public static final int MAX_LISTED_PROBLEMS = 1000;

  static final String IMAGES = "images";

  private final Path folder;
  private final Strictness strictness;
  private final List<TubRecord> records;
  private final JpegHeader firstImage;
  private final ProblemList problems;

  Tub(
      Path folder,
      Strictness strictness,
      List<TubRecord> records,
      JpegHeader firstImage,
      ProblemList problems) {
    this.folder = folder;
    this.strictness = strictness;
    this.records = List.copyOf(records);
    this.firstImage = firstImage;
    this.problems = problems;
  }

  /// Reads the manifest and the catalogs of a tub, and the header of its first picture.
  ///
  /// @param folder the one with `manifest.json` in it
  /// @param strictness whether a damaged record is skipped and reported or fatal
  /// @throws TubException if it is no tub, has no live record or, if strict, has any problem
  public static Tub open(Path folder, Strictness strictness) {
    return new TubReader(folder, strictness).read();
  }

  /// The live records in recorded order, at least one.
  public List<TubRecord> records() {
    return records;
  }

  /// Width of the first picture in pixels.
  public int width() {
    return firstImage.width();
  }

  /// Height of the first picture in pixels.
  public int height() {
    return firstImage.height();
  }

  /// What was skipped and why, at most the first [#MAX_LISTED_PROBLEMS].
  public List<TubProblem> problems() {
    return problems.listed();
  }

  /// How many problems there are, listed or not.
  public int problemCount() {
    return problems.count();
  }

  /// Number of records whose timestamp lies before the previous one's: such a drive has jumps of
  /// the wall clock, several sessions or a wrong order. Replay goes by ordinal, so it is no
  /// problem.
  public int timestampReversals() {
    int reversals = 0;
    for (int i = 1; i < records.size(); i++) {
      if (records.get(i).timestampMillis() < records.get(i - 1).timestampMillis()) {
        reversals++;
      }
    }
    return reversals;
  }

  /// The folder it was read from.
  public Path folder() {
    return folder;
  }

  /// Where the picture of a record lies.
  public Path imageFile(TubRecord tubRecord) {
    return folder.resolve(IMAGES).resolve(tubRecord.imageName());
  }

  /// What is done with damage that shows only when a picture is decoded.
  public Strictness strictness() {
    return strictness;
  }
}
