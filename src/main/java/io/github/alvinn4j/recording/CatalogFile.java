package io.github.alvinn4j.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.recording.PythonJson.MalformedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A catalog being written, and the catalog manifest beside it.
///
/// The manifest lists the lengths of the lines. It is written when the catalog is begun and when it
/// is closed: readers want the file to be there but do not need the lengths.
final class CatalogFile implements Closeable {
  private final Path manifestFile;
  private final FileChannel channel;
  private final ObjectNode manifest;
  private final ArrayNode lineLengths;

  private CatalogFile(Path file, FileChannel channel, ObjectNode manifest) {
    this.manifestFile = manifestOf(file);
    this.channel = channel;
    this.manifest = manifest;
    this.lineLengths = (ArrayNode) manifest.path("line_lengths");
  }

  /// Begins a catalog. A file of this name that no manifest lists is renamed, not overwritten: it
  /// may hold the last record of a recorder that was killed.
  ///
  /// @param startIndex index of its first record
  static CatalogFile create(Path file, int startIndex, double createdSeconds) throws IOException {
    if (Files.exists(file)) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".unlisted"));
    }
    ObjectNode manifest = description(file, startIndex, createdSeconds);
    write(manifestOf(file), manifest, false);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    return new CatalogFile(file, channel, manifest);
  }

  /// Goes on with a catalog; a torn last line is ended, so that it cannot take the next one with
  /// it.
  static CatalogFile append(Path file, TubTail tail, double createdSeconds) throws IOException {
    int startIndex = Math.max(0, tail.nextIndex() - tail.lineLengths().size());
    ObjectNode manifest = description(file, startIndex, createdSeconds);
    JsonNode old = oldManifest(manifestOf(file));
    if (old.path("created_at").isNumber() && old.path("start_index").isIntegralNumber()) {
      manifest.set("created_at", old.path("created_at"));
      manifest.set("start_index", old.path("start_index"));
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    CatalogFile catalog = new CatalogFile(file, channel, manifest);
    List<Integer> lengths = tail.lineLengths();
    lengths.forEach(catalog.lineLengths::add);
    if (!tail.isTerminated()) {
      WholeFile.writeFully(channel, ByteBuffer.wrap(new byte[] {'\n'}));
      catalog.lineLengths.set(lengths.size() - 1, lengths.getLast() + 1);
    }
    return catalog;
  }

  private static ObjectNode description(Path file, int startIndex, double createdSeconds) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode().put("created_at", createdSeconds);
    manifest.putArray("line_lengths");
    return manifest
        .put("path", String.valueOf(manifestOf(file).getFileName()))
        .put("start_index", startIndex);
  }

  private static Path manifestOf(Path file) {
    return file.resolveSibling(file.getFileName() + "_manifest");
  }

  private static JsonNode oldManifest(Path file) throws IOException {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      return PythonJson.parse(bytes, bytes.length);
    } catch (MalformedException e) {
      return JsonNodeFactory.instance.missingNode(); // made anew from the catalog
    }
  }

  /// Appends one line in one write; a write that fails half way is taken back.
  void append(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    long end = channel.size();
    try {
      WholeFile.writeFully(channel, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
    lineLengths.add(bytes.length);
  }

  /// Waits until the lines are on the disk.
  void sync() throws IOException {
    channel.force(false);
  }

  /// Writes the lengths of the lines, puts both files on the disk and closes them.
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.force(true);
      write(manifestFile, manifest, true);
    }
  }

  private static void write(Path file, ObjectNode manifest, boolean sync) throws IOException {
    byte[] bytes = (PythonJson.print(manifest) + "\n").getBytes(StandardCharsets.US_ASCII);
    WholeFile.replace(file, bytes, sync);
  }
}
