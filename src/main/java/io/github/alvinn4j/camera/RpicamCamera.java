package io.github.alvinn4j.camera;

import io.github.alvinn4j.time.Clock;

/// A ribbon-cable (CSI) camera of a Raspberry Pi, through the raw pictures that `rpicam-vid`
/// writes.
///
/// The pictures carry no header. Their length is measured before the first one is believed, and a
/// picture that arrives in two parts, or not whole, is dropped; the third in a row is a fault.
/// Allocates nothing per picture. Read by one thread; closed when that one has ended, or while it
/// waits for a picture.
public final class RpicamCamera implements FrameSource {
  /// So many spoiled pictures in a row are a broken camera (C12, C13).
  private static final int MAX_SPOILED = 3;

  /// More pictures than these never wait in the program and the pipe.
  private static final int MAX_QUEUED = 4;

  private final String name;
  private final PictureFormat format;
  private final CameraProcess process;
  private final YuvPicture picture;
  private final TornPicture torn;
  private final byte[] bytes;
  private final Clock clock;
  private long captureNanos;
  private long sequence;
  private long dropped;
  private int spoiled;

  private RpicamCamera(
      String name, PictureFormat format, YuvLayout layout, CameraProcess process, Clock clock) {
    this.name = name;
    this.format = format;
    this.process = process;
    this.clock = clock;
    this.picture = new YuvPicture(layout);
    this.torn = new TornPicture(layout.width(), layout.height());
    this.bytes = new byte[layout.bytes()];
  }

  /// Opens a camera: one picture to measure its length, then the stream. Takes some seconds.
  ///
  /// @param index of the camera in `rpicam-vid --list-cameras`, from 0
  /// @param clock stamps the frames
  /// @throws CameraException if the program is missing, says no, or the pictures have another size
  public static RpicamCamera open(int index, PictureFormat format, Clock clock) {
    String name = "camera rpicam " + index;
    return open(RpicamProgram.find(name), index, format, clock);
  }

  /// The same, with a program that is not on the `PATH`.
  static RpicamCamera open(RpicamProgram program, int index, PictureFormat format, Clock clock) {
    OpenCv.load();
    String name = "camera rpicam " + index;
    YuvLayout layout;
    try (CameraProcess single = CameraProcess.start(name, program.single(index, format), clock)) {
      layout = YuvLayout.of(name, format, length(single, YuvLayout.maxBytes(format)));
    }
    CameraProcess stream = CameraProcess.start(name, program.stream(index, format), clock);
    return new RpicamCamera(name, format, layout, stream, clock);
  }

  // How many bytes the program writes; one more than the longest picture is enough to know.
  private static long length(CameraProcess single, int maxBytes) {
    byte[] part = new byte[maxBytes + 1];
    long total = 0;
    int count = single.read(part, 0, part.length);
    while (count > 0 && total <= maxBytes) {
      total += count;
      count = single.read(part, 0, part.length);
    }
    if (total == 0) {
      throw single.ending();
    }
    return total;
  }

  @Override
  public int width() {
    return format.widthPixels();
  }

  @Override
  public int height() {
    return format.heightPixels();
  }

  /// {@inheritDoc}
  ///
  /// The capture time is when the first byte arrives: exposure, readout and image processing, one
  /// to three picture periods, lie before it. A picture that has already been overtaken by a whole
  /// one is passed over. A camera does not end, so this never returns false.
  @Override
  public boolean read(Frame frame) {
    if (frame.width() != width() || frame.height() != height()) {
      throw new CameraException(
          "frame for %s: pictures are %s, expected %s"
              .formatted(name, PictureFormat.size(frame.width(), frame.height()), format.size()));
    }
    while (true) {
      boolean whole = take();
      for (int i = 0; i < MAX_QUEUED && process.available() >= bytes.length; i++) {
        whole = take();
        dropped++;
      }
      if (whole) {
        picture.convert(bytes, frame.pixels());
        if (!torn.isTorn(frame.pixels())) {
          spoiled = 0;
          frame.stamp(captureNanos, sequence - 1);
          return true;
        }
      }
      dropped++;
      if (++spoiled == MAX_SPOILED) {
        throw new CameraException(
            "%s: %d pictures in a row did not arrive whole".formatted(name, MAX_SPOILED));
      }
    }
  }

  // The bytes of one picture come in one burst. If they take half a period, the second half belongs
  // to the next picture: the stream has lost or gained bytes.
  private boolean take() {
    int filled = 0;
    while (filled < bytes.length) {
      int count = process.read(bytes, filled, bytes.length - filled);
      if (count <= 0) {
        throw process.ending();
      }
      if (filled == 0) {
        captureNanos = clock.nanos();
      }
      filled += count;
    }
    process.hasBegun();
    sequence++;
    return clock.nanos() - captureNanos < format.periodNanos() / 2;
  }

  /// How many pictures were dropped here: spoiled, or overtaken. On the reading thread.
  long dropped() {
    return dropped;
  }

  /// The program's process id.
  long pid() {
    return process.pid();
  }

  /// Ends the program, and with it waits until the camera is free. Safe to call twice.
  @Override
  public void close() {
    process.close();
    picture.close();
  }
}
