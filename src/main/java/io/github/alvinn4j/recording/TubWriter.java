package io.github.alvinn4j.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Records a drive as a Donkeycar tub v2, so that a kill at any moment leaves a tub that opens.
///
/// A record is written picture first, then its catalog line in one write, then the manifest as a
/// new file in the old one's place. Catalog lines reach the disk every two seconds and everything
/// at [#close()]; a power loss may cost pictures of the last seconds, and readers skip their
/// records. One thread only. After a failed write the writer refuses further ones.
public final class TubWriter implements AutoCloseable {
  /// Above Donkeycar's 75, because the pictures are learned from.
  public static final int DEFAULT_JPEG_QUALITY = 90;

  private static final List<String> INPUTS =
      List.of(RecordLine.IMAGE, RecordLine.ANGLE, RecordLine.THROTTLE, RecordLine.MODE);
  private static final List<String> TYPES = List.of("image_array", "float", "float", "str");
  private static final String EMPTY = "__empty__";
  private static final DateTimeFormatter SESSION_DATE =
      DateTimeFormatter.ofPattern("yy-MM-dd", Locale.ROOT);
  private static final long SYNC_PERIOD_NANOS = 2_000_000_000L;
  private static final int MAX_INDEX = 1_000_000_000;

  private final Path folder;
  private final Clock clock;
  private final TubManifest manifest;
  private final JpegEncoder encoder;
  private final int sessionNumber;
  private final String session;
  private int lines;
  private Optional<CatalogFile> catalog = Optional.empty();
  private boolean hasRecorded;
  private boolean hasFailed;
  private boolean isClosed;
  private long syncedNanos;

  private TubWriter(
      Path folder, TubManifest manifest, TubTail tail, Clock clock, ZoneId zone, int jpegQuality) {
    this.folder = folder;
    this.clock = clock;
    this.manifest = manifest;
    this.lines = tail.lines();
    this.encoder = new JpegEncoder(jpegQuality);
    this.sessionNumber =
        1
            + Math.max(
                tail.lastSession(), manifest.metadata().path("sessions").path("last_id").asInt(-1));
    this.session =
        SESSION_DATE.format(Instant.ofEpochMilli(clock.wallMillis()).atZone(zone))
            + "_"
            + sessionNumber;
    this.syncedNanos = clock.nanos();
  }

  /// Makes a new tub, or opens one to append a new session to it.
  ///
  /// @param folder missing, empty or a tub
  /// @param clock wall time for the records, monotonic time for when to sync
  /// @param zone whose date names the session
  /// @param jpegQuality 1..100
  /// @throws TubException if the folder holds something else or cannot be written
  public static TubWriter open(Path folder, Clock clock, ZoneId zone, int jpegQuality) {
    try {
      if (!Files.exists(folder.resolve(TubManifest.FILE))) {
        create(folder, clock);
      }
      TubManifest manifest = TubManifest.read(folder);
      TubTail tail = TubTail.scan(folder, manifest);
      requireAppendable(folder, manifest, tail);
      Files.createDirectories(folder.resolve(Tub.IMAGES));
      manifest.moveTo(tail.nextIndex());
      TubWriter writer = new TubWriter(folder, manifest, tail, clock, zone, jpegQuality);
      if (!manifest.paths().isEmpty()) {
        Path last = folder.resolve(manifest.paths().getLast());
        writer.catalog = Optional.of(CatalogFile.append(last, tail, writer.wallSeconds()));
      }
      writer.passOverOrphans();
      return writer;
    } catch (IOException e) {
      throw new TubException(folder + ": cannot be opened for recording: " + e, e);
    }
  }

  /// Makes or opens a tub with the machine's time zone and [#DEFAULT_JPEG_QUALITY].
  public static TubWriter open(Path folder, Clock clock) {
    return open(folder, clock, ZoneId.systemDefault(), DEFAULT_JPEG_QUALITY);
  }

  private static void create(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(file -> !file.endsWith(TubManifest.FILE + WholeFile.PART))) {
        throw new TubException(
            folder + ": holds files but no " + TubManifest.FILE + ", expected a tub or nothing");
      }
    }
    TubManifest manifest = TubManifest.create(INPUTS, TYPES, clock.wallMillis() / 1000.0);
    WholeFile.replace(folder.resolve(TubManifest.FILE), manifest.bytes(), true);
  }

  private static void requireAppendable(Path folder, TubManifest manifest, TubTail tail) {
    for (String input : INPUTS) {
      boolean isThere = false;
      for (JsonNode present : manifest.inputs()) {
        isThere |= present.asText().equals(input);
      }
      if (!isThere) {
        throw new TubException(
            "%s/%s:1: no input %s, expected a tub with %s"
                .formatted(folder, TubManifest.FILE, input, INPUTS));
      }
    }
    if (tail.nextIndex() < 0 || tail.nextIndex() > MAX_INDEX) {
      throw new TubException(
          "%s: next index = %d, expected 0..%d".formatted(folder, tail.nextIndex(), MAX_INDEX));
    }
  }

  // A picture without a record is what a kill between the two leaves. It is neither overwritten nor
  // taken for another's: its index is filled with an empty, deleted record, as Donkeycar fills
  // gaps.
  private void passOverOrphans() throws IOException {
    while (Files.exists(imageFile(manifest.currentIndex()))) {
      manifest.deleted().set(lines);
      append(JsonNodeFactory.instance.objectNode().put(EMPTY, true));
    }
  }

  /// Appends one record.
  ///
  /// @param frame whose picture is saved, not modified
  /// @param steering normalised, -1 (left) .. +1 (right), finite
  /// @param throttle normalised, -1 (reverse) .. +1 (forward), finite
  /// @param mode who drives: `user`, `local_angle` or `local`
  /// @throws TubException if it cannot be written; the tub stays readable
  public void write(Frame frame, double steering, double throttle, String mode) {
    write(frame, steering, throttle, mode, Optional.empty());
  }

  /// Appends one record that also says which of several models has steered, as `pilot/model`.
  ///
  /// The key stands in no manifest: every reader passes over keys it does not know.
  ///
  /// @throws TubException if it cannot be written; the tub stays readable
  public void write(
      Frame frame, double steering, double throttle, String mode, Optional<String> model) {
    requireFinite("steering", steering);
    requireFinite("throttle", throttle);
    if (hasFailed || isClosed) {
      throw new TubException(
          folder
              + ": recording has "
              + (isClosed ? "been closed" : "stopped after a failed write"));
    }
    try {
      passOverOrphans();
      Path image = imageFile(manifest.currentIndex());
      writeImage(image, encoder.encode(frame.pixels()));
      ObjectNode values =
          JsonNodeFactory.instance
              .objectNode()
              .put(RecordLine.IMAGE, String.valueOf(image.getFileName()))
              .put(RecordLine.ANGLE, steering)
              .put(RecordLine.MODE, mode)
              .put(RecordLine.THROTTLE, throttle);
      model.ifPresent(name -> values.put(RecordLine.MODEL, name));
      append(values);
    } catch (IOException e) {
      hasFailed = true;
      throw new TubException(folder + ": cannot write a record: " + e, e);
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " = " + value + ", expected a finite number");
    }
  }

  private Path imageFile(int index) {
    return folder.resolve(Tub.IMAGES).resolve(index + "_cam_image_array_.jpg");
  }

  private static void writeImage(Path file, ByteBuffer jpeg) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      WholeFile.writeFully(channel, jpeg);
    }
  }

  private void append(ObjectNode values) throws IOException {
    int index = manifest.currentIndex();
    values
        .put(RecordLine.INDEX, index)
        .put(RecordLine.SESSION, session)
        .put(RecordLine.TIMESTAMP, clock.wallMillis());
    String line = PythonJson.print(PythonJson.sorted(values));
    boolean isFull = index > 0 && index % manifest.maxLen() == 0;
    if (isFull || catalog.isEmpty()) {
      beginCatalog(index, line);
    } else {
      catalog.get().append(line);
    }
    if (!hasRecorded) {
      addSession();
      hasRecorded = true;
    }
    lines++;
    manifest.moveTo(index + 1);
    WholeFile.replace(folder.resolve(TubManifest.FILE), manifest.bytes(), false);
    syncIfDue();
  }

  // Listed only once it has a line: Donkeycar cannot open a tub with an empty catalog.
  private void beginCatalog(int index, String line) throws IOException {
    if (catalog.isPresent()) {
      catalog.get().close();
    }
    String name = "catalog_" + manifest.paths().size() + ".catalog";
    CatalogFile begun = CatalogFile.create(folder.resolve(name), index, wallSeconds());
    catalog = Optional.of(begun);
    begun.append(line);
    manifest.paths().add(name);
  }

  private void addSession() {
    JsonNode old = manifest.metadata().path("sessions");
    ObjectNode sessions = JsonNodeFactory.instance.objectNode();
    ArrayNode ids = sessions.putArray("all_full_ids");
    old.path("all_full_ids").forEach(ids::add);
    ids.add(session);
    sessions.put("last_id", sessionNumber).put("last_full_id", session);
    manifest.metadata().set("sessions", sessions);
  }

  private double wallSeconds() {
    return clock.wallMillis() / 1000.0;
  }

  private void syncIfDue() throws IOException {
    long now = clock.nanos();
    if (now - syncedNanos >= SYNC_PERIOD_NANOS && catalog.isPresent()) {
      catalog.get().sync();
      syncedNanos = now;
    }
  }

  /// Puts everything on the disk; safe to call twice.
  ///
  /// @throws TubException if that fails
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    encoder.close();
    try {
      if (catalog.isPresent()) {
        catalog.get().close();
      }
      if (hasRecorded && !hasFailed) {
        WholeFile.replace(folder.resolve(TubManifest.FILE), manifest.bytes(), true);
      }
    } catch (IOException e) {
      throw new TubException(folder + ": cannot finish the recording: " + e, e);
    }
  }
}
