package io.github.alvinn4j.recording;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room left on the disk of a recording, so that a drive never fills it (S1).
///
/// A recording begins only with [#MIN_BYTES_TO_BEGIN] free, and ends when fewer than a fiftieth of
/// the disk, or that many bytes on a large one, are left: what a system needs to go on. One thread
/// only.
public final class FreeSpace {
  /// Half a gigabyte: about an hour of 160 x 120 pixels at 20 Hz.
  public static final long MIN_BYTES_TO_BEGIN = 500_000_000L;

  private static final long SHARE_TO_GO_ON = 50;
  private static final long MEGABYTE = 1_000_000L;

  private final Path folder;
  private final Usable usable;
  private final long leastBytes;

  /// How many bytes can be written, asked again and again.
  @FunctionalInterface
  interface Usable {
    long bytes() throws IOException;
  }

  FreeSpace(Path folder, Usable usable, long totalBytes) {
    this.folder = folder;
    this.usable = usable;
    this.leastBytes = Math.min(MIN_BYTES_TO_BEGIN, totalBytes / SHARE_TO_GO_ON);
  }

  /// Looks at the disk that a folder, which need not exist yet, lies on.
  ///
  /// @throws TubException if the disk cannot be asked
  public static FreeSpace of(Path folder) {
    try {
      Path there = folder.toAbsolutePath();
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      FileStore disk = Files.getFileStore(there);
      return new FreeSpace(folder, disk::getUsableSpace, disk.getTotalSpace());
    } catch (IOException e) {
      throw new TubException(folder + ": cannot ask for the free space: " + e, e);
    }
  }

  /// Checks that a recording may begin.
  ///
  /// @throws TubException if there is too little room
  public void requireEnoughToBegin() {
    require(MIN_BYTES_TO_BEGIN, "to begin a recording");
  }

  /// Checks that a recording may go on.
  ///
  /// @throws TubException if there is too little room
  public void requireEnoughToGoOn() {
    require(leastBytes, "to go on recording");
  }

  private void require(long leastBytes, String what) {
    long bytes = bytes();
    if (bytes < leastBytes) {
      throw new TubException(
          "%s: %d MB free on the disk, expected at least %d MB %s"
              .formatted(folder, bytes / MEGABYTE, leastBytes / MEGABYTE, what));
    }
  }

  private long bytes() {
    try {
      return usable.bytes();
    } catch (IOException e) {
      throw new TubException(folder + ": cannot ask for the free space: " + e, e);
    }
  }
}
