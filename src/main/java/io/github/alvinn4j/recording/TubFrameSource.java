package io.github.alvinn4j.recording;

import io.github.alvinn4j.camera.CameraException;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.camera.OpenCv;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/// Plays a recorded drive as camera frames, in lockstep: each read moves the clock to the frame.
///
/// Frame `n` of the tub's live records is taken at `start + n / rate`, whatever its timestamp says,
/// because the timestamps of converted tubs are worthless. A frame that cannot be decoded leaves a
/// gap of one period. One thread only.
public final class TubFrameSource implements FrameSource {
  /// The rate at which Donkeycar records unless told otherwise.
  public static final int DEFAULT_RATE_HERTZ = 20;

  private static final int MAX_RATE_HERTZ = 1000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int DECODING = Imgcodecs.IMREAD_COLOR | Imgcodecs.IMREAD_IGNORE_ORIENTATION;

  private final Tub tub;
  private final List<TubRecord> records;
  private final int rateHertz;
  private final ManualClock clock;
  private final long startNanos;
  private final ImageBytes imageBytes = new ImageBytes();
  private final ProblemList problems = new ProblemList();
  private int next;
  private int current = -1;

  /// Puts the drive at its beginning; the first frame is taken at the clock's present time.
  ///
  /// @param tub whose pictures are played and whose strictness holds for them too
  /// @param rateHertz pictures a second, 1..1000
  /// @param clock moved along by [#read(Frame)]
  public TubFrameSource(Tub tub, int rateHertz, ManualClock clock) {
    if (rateHertz < 1 || rateHertz > MAX_RATE_HERTZ) {
      throw new IllegalArgumentException(
          "rateHertz = %d, expected 1..%d".formatted(rateHertz, MAX_RATE_HERTZ));
    }
    OpenCv.load();
    this.tub = tub;
    this.records = tub.records();
    this.rateHertz = rateHertz;
    this.clock = clock;
    this.startNanos = clock.nanos();
  }

  @Override
  public int width() {
    return tub.width();
  }

  @Override
  public int height() {
    return tub.height();
  }

  /// Decodes the next picture; one of another size than the first is resized by area.
  ///
  /// A picture that cannot be decoded is skipped and reported.
  ///
  /// @throws CameraException if a picture cannot be decoded and the tub was opened strictly
  @Override
  public boolean read(Frame frame) {
    requireFits(frame);
    while (next < records.size()) {
      int ordinal = next++;
      Optional<String> complaint = decode(records.get(ordinal), frame);
      if (complaint.isEmpty()) {
        current = ordinal;
        long captureNanos = startNanos + ordinal * NANOS_PER_SECOND / rateHertz;
        clock.moveTo(captureNanos);
        frame.stamp(captureNanos, ordinal);
        return true;
      }
      report(records.get(ordinal), complaint.get());
    }
    current = -1;
    return false;
  }

  private void requireFits(Frame frame) {
    if (frame.width() != width() || frame.height() != height()) {
      throw new IllegalArgumentException(
          "frame of %dx%d pixels, expected %dx%d"
              .formatted(frame.width(), frame.height(), width(), height()));
    }
  }

  private Optional<String> decode(TubRecord tubRecord, Frame frame) {
    try {
      ByteBuffer bytes = imageBytes.read(tub.imageFile(tubRecord));
      Optional<JpegHeader> header = JpegHeader.find(bytes);
      if (header.isEmpty() || !header.get().isPlausible()) {
        return Optional.of(JpegHeader.complaint(header));
      }
      if (!JpegHeader.isComplete(bytes)) {
        return Optional.of("cut short, expected the end marker of a JPEG");
      }
      return decode(bytes, header.get(), frame.pixels());
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e);
    }
  }

  private static Optional<String> decode(ByteBuffer bytes, JpegHeader header, Mat pixels) {
    Mat encoded = new Mat(1, bytes.limit(), CvType.CV_8UC1, bytes);
    try {
      Mat decoded = Imgcodecs.imdecode(encoded, DECODING);
      try {
        if (decoded.cols() != header.width() || decoded.rows() != header.height()) {
          return Optional.of("cannot be decoded");
        }
        if (decoded.cols() == pixels.cols() && decoded.rows() == pixels.rows()) {
          decoded.copyTo(pixels);
        } else {
          Imgproc.resize(decoded, pixels, pixels.size(), 0, 0, Imgproc.INTER_AREA);
        }
        return Optional.empty();
      } finally {
        decoded.release();
      }
    } catch (CvException e) {
      return Optional.of("cannot be decoded: " + e.getMessage());
    } finally {
      encoded.release();
    }
  }

  private void report(TubRecord tubRecord, String what) {
    TubProblem problem = new TubProblem(Tub.IMAGES + "/" + tubRecord.imageName(), what);
    if (tub.strictness() == Strictness.STRICT) {
      throw new CameraException(tub.folder() + "/" + problem);
    }
    problems.add(problem);
  }

  /// Whether a frame has been read and the drive has not ended.
  public boolean hasCurrent() {
    return current >= 0;
  }

  /// The record of the frame last read.
  ///
  /// @throws IllegalStateException if no frame was read yet or the drive has ended
  public TubRecord current() {
    if (current < 0) {
      throw new IllegalStateException("no current record: nothing read yet, or the drive ended");
    }
    return records.get(current);
  }

  /// Number of pictures skipped so far because they could not be decoded.
  public int skippedFrames() {
    return problems.count();
  }

  /// Which pictures were skipped and why, at most the first [Tub#MAX_LISTED_PROBLEMS].
  public List<TubProblem> problems() {
    return problems.listed();
  }

  /// Ends the drive.
  @Override
  public void close() {
    next = records.size();
    current = -1;
  }
}
