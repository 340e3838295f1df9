package io.github.alvinn4j.recording;

import io.github.alvinn4j.recording.PythonJson.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a tub once, line by line.
final class TubReader {
  private static final int MAX_LINE_BYTES = 1 << 20; // room for a laser scan in every record
  private static final int HEADER_BYTES = 1 << 18; // room for three full segments of camera data

  private final Path folder;
  private final Strictness strictness;
  private final ProblemList problems = new ProblemList();
  private final List<TubRecord> found = new ArrayList<>();
  private final BitSet overwritten = new BitSet(); // positions in found
  private final Map<String, Integer> positionOfImage = new HashMap<>();
  private int ordinal;

  TubReader(Path folder, Strictness strictness) {
    this.folder = folder;
    this.strictness = strictness;
  }

  Tub read() {
    if (!Files.isDirectory(folder)) {
      throw new TubException(folder + ": no such folder, expected a Donkeycar tub v2");
    }
    TubManifest manifest = TubManifest.read(folder);
    Path images = folder.resolve(Tub.IMAGES);
    if (Files.exists(images)) {
      TubManifest.requireInside(folder, images);
    }
    for (String path : manifest.paths()) {
      readCatalog(path, manifest);
    }
    List<TubRecord> live = live();
    if (live.isEmpty()) {
      throw new TubException(
          "%s: no live record among %d lines of %d catalogs, expected at least 1%s"
              .formatted(folder, ordinal, manifest.paths().size(), firstProblem()));
    }
    return new Tub(folder, strictness, live, firstHeader(live), problems);
  }

  private List<TubRecord> live() {
    List<TubRecord> live = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      if (!overwritten.get(i)) {
        live.add(found.get(i));
      }
    }
    return live;
  }

  private String firstProblem() {
    return problems.listed().isEmpty()
        ? ""
        : " (first problem: " + problems.listed().getFirst() + ")";
  }

  private void readCatalog(String name, TubManifest manifest) {
    Path file = folder.resolve(name);
    TubManifest.requireInside(folder, file);
    try (CatalogLines lines = CatalogLines.open(file, MAX_LINE_BYTES)) {
      while (lines.next()) {
        String place = name + ":" + lines.number();
        if (lines.length() == 0) {
          reportWhatFollows(lines, place);
          return;
        }
        if (!manifest.deleted().get(ordinal)) {
          readLine(lines, place);
        }
        ordinal++;
        if (ordinal > TubManifest.MAX_LINES) {
          throw new TubException(
              folder + "/" + place + ": more than " + TubManifest.MAX_LINES + " lines");
        }
      }
      if (lines.number() == 0) {
        report(name, "empty, expected records");
      }
    } catch (IOException e) {
      throw new TubException(file + ": cannot be read: " + e, e);
    }
  }

  // Donkeycar ends the catalog here without a word.
  private void reportWhatFollows(CatalogLines lines, String place) throws IOException {
    while (lines.next()) {
      if (lines.length() > 0) {
        report(place, "blank line, which hides the lines after it");
        return;
      }
    }
  }

  private void readLine(CatalogLines lines, String place) throws IOException {
    if (lines.isTooLong()) {
      report(place, "longer than " + MAX_LINE_BYTES + " bytes, expected a record");
      return;
    }
    try {
      TubRecord parsed = RecordLine.parse(lines.bytes(), lines.length());
      if (ImageBytes.isPresent(folder.resolve(Tub.IMAGES).resolve(parsed.imageName()))) {
        add(parsed, place);
      } else {
        report(place, "image " + PythonJson.quoted(parsed.imageName()) + " is missing or empty");
      }
    } catch (MalformedException e) {
      report(place, String.valueOf(e.getMessage()));
    }
  }

  // Of two records with one picture only the later one was driven with it.
  private void add(TubRecord parsed, String place) {
    Integer earlier = positionOfImage.put(parsed.imageName(), found.size());
    found.add(parsed);
    if (earlier != null) {
      overwritten.set(earlier);
      report(
          place,
          "image "
              + PythonJson.quoted(parsed.imageName())
              + " overwrote that of an earlier record, which is skipped");
    }
  }

  private void report(String place, String what) {
    TubProblem problem = new TubProblem(place, what);
    if (strictness == Strictness.STRICT) {
      throw new TubException(folder + "/" + problem);
    }
    problems.add(problem);
  }

  private JpegHeader firstHeader(List<TubRecord> live) {
    ImageBytes bytes = new ImageBytes();
    for (TubRecord candidate : live) {
      String place = Tub.IMAGES + "/" + candidate.imageName();
      String complaint;
      try {
        Optional<JpegHeader> header =
            JpegHeader.find(bytes.read(folder.resolve(place), HEADER_BYTES));
        if (header.isPresent() && header.get().isPlausible()) {
          return header.get();
        }
        complaint = JpegHeader.complaint(header);
      } catch (IOException e) {
        complaint = "cannot be read: " + e.getMessage();
      }
      if (strictness == Strictness.STRICT) {
        throw new TubException(folder + "/" + place + ": " + complaint);
      } // else reported when its turn to be decoded comes
    }
    throw new TubException(folder + "/" + Tub.IMAGES + ": no readable picture, expected JPEG");
  }
}
