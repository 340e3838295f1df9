package io.github.alvinn4j.camera;

import io.github.alvinn4j.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.VideoWriter;
import org.opencv.videoio.Videoio;

/// A camera that speaks V4L2, such as a USB webcam, through OpenCV.
///
/// A picture that cannot be decoded, has another size or is torn is dropped; the third in a row is
/// a fault. Read and closed on one thread. A ribbon-cable camera of a Raspberry Pi does not speak
/// V4L2: see [RpicamCamera].
public final class OpenCvCamera implements FrameSource {
  /// So many spoiled pictures in a row are a broken camera (C12, C13).
  private static final int MAX_SPOILED = 3;

  private static final int BOTH_AXES = -1;

  private final VideoCapture capture;
  private final String name;
  private final PictureFormat format;
  private final Clock clock;
  private final TornPicture torn;
  private final Mat picture = new Mat();
  private long sequence;
  private String spoiledBy = "";

  /// Wraps an open capture.
  OpenCvCamera(VideoCapture capture, String name, PictureFormat format, Clock clock) {
    this.capture = capture;
    this.name = name;
    this.format = format;
    this.clock = clock;
    this.torn = new TornPicture(format.widthPixels(), format.heightPixels());
  }

  /// Opens a camera and asks it for MJPG pictures of one size and rate, one in the queue.
  ///
  /// @param device number in `/dev/videoN`
  /// @param expected what the driver must call the camera, or a part of it; empty if any will do
  /// @param clock stamps the frames
  /// @throws CameraException if there is no such camera, it is another one or has no such size
  public static OpenCvCamera open(int device, String expected, PictureFormat format, Clock clock) {
    Path node = Path.of("/dev/video" + device);
    String name = "camera " + node;
    if (!Files.exists(node)) { // OpenCV would print warnings of its own
      throw new CameraException(name + ": no such device");
    }
    VideoDevice.check(device, expected);
    OpenCv.load();
    VideoCapture capture = new VideoCapture();
    try {
      if (!capture.open(device, Videoio.CAP_V4L2)) {
        throw new CameraException(
            name + ": cannot be opened (not a camera, in use, no permission)");
      }
      request(capture, format);
      String size =
          PictureFormat.size(
              (int) capture.get(Videoio.CAP_PROP_FRAME_WIDTH),
              (int) capture.get(Videoio.CAP_PROP_FRAME_HEIGHT));
      if (!size.equals(format.size())) {
        throw wrongSize(name, size, format);
      }
      return new OpenCvCamera(capture, name, format, clock);
    } catch (CameraException e) {
      capture.release();
      throw e;
    }
  }

  // The order matters: the format, size and rate each restart the stream and with it the queue.
  private static void request(VideoCapture capture, PictureFormat format) {
    capture.set(Videoio.CAP_PROP_FOURCC, VideoWriter.fourcc('M', 'J', 'P', 'G'));
    capture.set(Videoio.CAP_PROP_FRAME_WIDTH, format.widthPixels());
    capture.set(Videoio.CAP_PROP_FRAME_HEIGHT, format.heightPixels());
    capture.set(Videoio.CAP_PROP_FPS, format.rateHertz());
    capture.set(Videoio.CAP_PROP_BUFFERSIZE, 1); // a longer queue is a queue of old pictures
  }

  private static CameraException wrongSize(String name, String size, PictureFormat format) {
    return new CameraException(
        "%s: pictures are %s, expected %s".formatted(name, size, format.size()));
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
  /// The capture time is the end of the transfer: exposure and readout, one to three picture
  /// periods, lie before it. A camera does not end, so this never returns false.
  @Override
  public boolean read(Frame frame) {
    if (frame.width() != width() || frame.height() != height()) {
      throw wrongSize(
          "frame for " + name, PictureFormat.size(frame.width(), frame.height()), format);
    }
    for (int spoiled = 0; spoiled < MAX_SPOILED; spoiled++) {
      if (!capture.grab()) {
        throw new CameraException(name + ": gives no more pictures");
      }
      long captureNanos = clock.nanos();
      long number = sequence++;
      if (isWhole()) {
        copyTo(frame.pixels());
        frame.stamp(captureNanos, number);
        return true;
      }
    }
    throw new CameraException(
        "%s: %d pictures in a row are spoiled, the last one %s"
            .formatted(name, MAX_SPOILED, spoiledBy));
  }

  // OpenCV makes itself a new buffer, silently, for a picture of another shape: so it gets a buffer
  // of its own, and the shape is looked at every time before anything is copied.
  private boolean isWhole() {
    if (!capture.retrieve(picture) || picture.empty()) {
      spoiledBy = "cannot be decoded";
      return false;
    }
    if (picture.cols() != width() || picture.rows() != height()) {
      spoiledBy =
          "is %s, expected %s"
              .formatted(PictureFormat.size(picture.cols(), picture.rows()), format.size());
      return false;
    }
    if (picture.type() != CvType.CV_8UC3) {
      spoiledBy = "is %s, expected 8-bit BGR".formatted(CvType.typeToString(picture.type()));
      return false;
    }
    spoiledBy = "did not arrive whole";
    return !torn.isTorn(picture);
  }

  private void copyTo(Mat pixels) {
    if (format.rotated()) {
      Core.flip(picture, pixels, BOTH_AXES);
    } else {
      picture.copyTo(pixels);
    }
  }

  /// Stops the camera. Safe to call twice; not while another thread reads.
  @Override
  public void close() {
    capture.release();
    picture.release();
  }
}
