package io.github.alvinn4j.camera;

import io.github.alvinn4j.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.VideoWriter;
import org.opencv.videoio.Videoio;

/// A camera that speaks V4L2, such as a USB webcam, through OpenCV.
///
/// Read and closed on one thread. A ribbon-cable camera of a Raspberry Pi does not speak V4L2.
public final class OpenCvCamera implements FrameSource {
  private final VideoCapture capture;
  private final String name;
  private final int width;
  private final int height;
  private final Clock clock;
  private long sequence;

  /// Wraps an open capture.
  OpenCvCamera(VideoCapture capture, String name, int width, int height, Clock clock) {
    this.capture = capture;
    this.name = name;
    this.width = width;
    this.height = height;
    this.clock = clock;
  }

  /// Opens a camera and asks it for MJPG pictures of one size and rate, one in the queue.
  ///
  /// @param device number in `/dev/videoN`
  /// @param width pixels
  /// @param height pixels
  /// @param rateHertz pictures a second; a camera may give fewer
  /// @param clock stamps the frames
  /// @throws CameraException if there is no such camera or it has no such size
  public static OpenCvCamera open(int device, int width, int height, int rateHertz, Clock clock) {
    Path node = Path.of("/dev/video" + device);
    String name = "camera " + node;
    if (!Files.exists(node)) { // OpenCV would print warnings of its own
      throw new CameraException(name + ": no such device");
    }
    OpenCv.load();
    VideoCapture capture = new VideoCapture();
    try {
      if (!capture.open(device, Videoio.CAP_V4L2)) {
        throw new CameraException(
            name + ": cannot be opened (not a camera, in use, no permission)");
      }
      request(capture, width, height, rateHertz);
      checkSize(
          name,
          (int) capture.get(Videoio.CAP_PROP_FRAME_WIDTH),
          (int) capture.get(Videoio.CAP_PROP_FRAME_HEIGHT),
          width,
          height);
      return new OpenCvCamera(capture, name, width, height, clock);
    } catch (CameraException e) {
      capture.release();
      throw e;
    }
  }

  // The order matters: the format, size and rate each restart the stream and with it the queue.
  private static void request(VideoCapture capture, int width, int height, int rateHertz) {
    capture.set(Videoio.CAP_PROP_FOURCC, VideoWriter.fourcc('M', 'J', 'P', 'G'));
    capture.set(Videoio.CAP_PROP_FRAME_WIDTH, width);
    capture.set(Videoio.CAP_PROP_FRAME_HEIGHT, height);
    capture.set(Videoio.CAP_PROP_FPS, rateHertz);
    capture.set(Videoio.CAP_PROP_BUFFERSIZE, 1); // a longer queue is a queue of old pictures
  }

  private static void checkSize(
      String name, int width, int height, int expectedWidth, int expectedHeight) {
    if (width != expectedWidth || height != expectedHeight) {
      throw new CameraException(
          "%s: pictures are %dx%d, expected %dx%d"
              .formatted(name, width, height, expectedWidth, expectedHeight));
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  /// {@inheritDoc}
  ///
  /// The capture time is the end of the transfer: exposure and readout, one to three picture
  /// periods, lie before it. A camera does not end, so this never returns false.
  @Override
  public boolean read(Frame frame) {
    Mat pixels = frame.pixels();
    checkSize("frame for " + name, frame.width(), frame.height(), width, height);
    long address = pixels.dataAddr();
    if (!capture.grab()) {
      throw new CameraException(name + ": gives no more pictures");
    }
    long captureNanos = clock.nanos();
    if (!capture.retrieve(pixels)) {
      throw new CameraException(name + ": picture " + sequence + " cannot be decoded");
    }
    checkSize(name, pixels.cols(), pixels.rows(), width, height);
    // OpenCV makes itself a new buffer, silently, for a picture that does not fit the old one.
    if (pixels.dataAddr() != address || pixels.type() != CvType.CV_8UC3) {
      throw new CameraException(
          "%s: picture %d is %s, expected 8-bit BGR"
              .formatted(name, sequence, CvType.typeToString(pixels.type())));
    }
    frame.stamp(captureNanos, sequence++);
    return true;
  }

  /// Stops the camera. Safe to call twice; not while another thread reads.
  @Override
  public void close() {
    capture.release();
  }
}
