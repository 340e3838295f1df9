package io.github.alvinn4j.training;

import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.Arrays;

/// Consecutive retinas of a drive, each with the steering that the driver gave.
///
/// Grows by [#add]; every other method leaves it as it is and returns a copy. Pixels are kept as
/// bytes, because 960 of them per frame in float would leave the processor's caches. Not safe for
/// concurrent use.
public final class TrainingSet {
  private static final int FIRST_CAPACITY = 256;

  private final int planes;
  private final int rows;
  private final int columns;
  private byte[] pixels; // (capacity, planes, rows, columns), each pixel - 128
  private float[] steering; // (capacity)
  private int size;

  /// Makes an empty set for retinas of one plane.
  ///
  /// @throws IllegalArgumentException if a side is below 1
  public TrainingSet(int rows, int columns) {
    this(1, rows, columns, FIRST_CAPACITY);
  }

  /// Makes an empty set for the retinas that settings describe.
  public static TrainingSet of(RetinaSettings settings) {
    return new TrainingSet(settings.planes(), settings.rows(), settings.columns(), FIRST_CAPACITY);
  }

  private TrainingSet(int planes, int rows, int columns, int capacity) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "retina of %dx%d, expected both sides 1 or more".formatted(rows, columns));
    }
    this.planes = planes;
    this.rows = rows;
    this.columns = columns;
    this.pixels = new byte[capacity * pixels()];
    this.steering = new float[capacity];
  }

  /// Appends the next frame.
  ///
  /// @param retina not modified, its pixels are copied
  /// @param label normalised steering, -1 (left) .. +1 (right)
  /// @throws IllegalArgumentException if the shape or the label is not as expected
  public void add(Retina retina, float label) {
    if (retina.planes() != planes || retina.rows() != rows || retina.columns() != columns) {
      throw new IllegalArgumentException(
          "retina of %s, expected %s"
              .formatted(
                  shape(retina.planes(), retina.rows(), retina.columns()),
                  shape(planes, rows, columns)));
    }
    if (!(label >= -1 && label <= 1)) {
      throw new IllegalArgumentException("steering = %s, expected -1..1".formatted(label));
    }
    grow();
    int[] from = retina.pixels();
    for (int i = 0, to = size * from.length; i < from.length; i++, to++) {
      pixels[to] = (byte) (from[i] - 128);
    }
    steering[size] = label;
    size++;
  }

  private static String shape(int planes, int rows, int columns) {
    return planes == 1
        ? "%dx%d".formatted(rows, columns)
        : "%d planes of %dx%d".formatted(planes, rows, columns);
  }

  private void grow() {
    if (size == steering.length) {
      int capacity = Math.max(FIRST_CAPACITY, 2 * size);
      steering = Arrays.copyOf(steering, capacity);
      pixels = Arrays.copyOf(pixels, Math.multiplyExact(capacity, pixels()));
    }
  }

  /// The first frames, without the last `share` of them.
  ///
  /// @param share of the frames left out, 0..1; their number is rounded half up
  public TrainingSet withoutLast(double share) {
    return range(0, size - count(share));
  }

  /// The last `share` of the frames: those that [#withoutLast] leaves out.
  public TrainingSet last(double share) {
    return range(size - count(share), size);
  }

  private int count(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share = %s, expected 0..1".formatted(share));
    }
    return (int) Math.round(share * size);
  }

  private TrainingSet range(int from, int to) {
    TrainingSet part = new TrainingSet(planes, rows, columns, to - from);
    System.arraycopy(pixels, from * pixels(), part.pixels, 0, part.pixels.length);
    System.arraycopy(steering, from, part.steering, 0, to - from);
    part.size = to - from;
    return part;
  }

  /// So many frames, evenly spread over these.
  ///
  /// @param frames 0 .. number of frames
  /// @throws IllegalArgumentException if there are not so many
  public TrainingSet spread(int frames) {
    if (frames < 0 || frames > size) {
      throw new IllegalArgumentException("frames = %d, expected 0..%d".formatted(frames, size));
    }
    TrainingSet some = new TrainingSet(planes, rows, columns, frames);
    for (int i = 0; i < frames; i++) {
      int from = (int) ((long) i * size / frames);
      System.arraycopy(pixels, from * pixels(), some.pixels, i * pixels(), pixels());
      some.steering[i] = steering[from];
    }
    some.size = frames;
    return some;
  }

  /// Every frame as a mirror would show it: columns reversed, steering negated.
  public TrainingSet mirrored() {
    TrainingSet mirror = range(0, size);
    for (int row = 0; row < size * planes * rows; row++) {
      for (int column = 0; column < columns; column++) {
        mirror.pixels[row * columns + column] = pixels[(row + 1) * columns - 1 - column];
      }
    }
    for (int i = 0; i < size; i++) {
      mirror.steering[i] = -steering[i];
    }
    return mirror;
  }

  /// These frames followed by those of another set of the same shape.
  ///
  /// @throws IllegalArgumentException if the shapes differ
  public TrainingSet followedBy(TrainingSet other) {
    if (other.planes != planes || other.rows != rows || other.columns != columns) {
      throw new IllegalArgumentException(
          "retinas of %s, expected %s"
              .formatted(
                  shape(other.planes, other.rows, other.columns), shape(planes, rows, columns)));
    }
    TrainingSet both = new TrainingSet(planes, rows, columns, size + other.size);
    System.arraycopy(pixels, 0, both.pixels, 0, size * pixels());
    System.arraycopy(other.pixels, 0, both.pixels, size * pixels(), other.size * pixels());
    System.arraycopy(steering, 0, both.steering, 0, size);
    System.arraycopy(other.steering, 0, both.steering, size, other.size);
    both.size = size + other.size;
    return both;
  }

  /// The same frames, each label averaged over the frames up to `reachFrames` before and after it.
  ///
  /// A driver's thumb taps a stick where the road asks for a steady angle; the average is nearer to
  /// what the road asked for. The window is cut at both ends. Split before smoothing, or labels
  /// leak from one part into the other.
  public TrainingSet smoothed(int reachFrames) {
    TrainingSet smooth = range(0, size);
    smooth.steering = Labels.smoothed(smooth.steering, reachFrames);
    return smooth;
  }

  /// The same frames, each with the label that was recorded `frames` later; the last `frames`
  /// frames have none and are left out.
  ///
  /// @param frames 0 or more: the time a driver takes to answer to what can be seen
  /// @throws IllegalArgumentException if `frames` is negative or above the number of frames
  public TrainingSet labelledFromLater(int frames) {
    if (frames < 0 || frames > size) {
      throw new IllegalArgumentException("frames = %d, expected 0..%d".formatted(frames, size));
    }
    TrainingSet shifted = range(0, size - frames);
    System.arraycopy(steering, frames, shifted.steering, 0, shifted.size);
    return shifted;
  }

  /// Reads one frame as the network's inputs, the same numbers as
  /// [io.github.alvinn4j.network.FloatNetwork#inputs].
  ///
  /// @param inputs (pixels), overwritten, -1 .. +0.9922
  public void inputs(int frame, float[] inputs) {
    for (int i = 0, from = frame * inputs.length; i < inputs.length; i++, from++) {
      inputs[i] = pixels[from] * (1 / 128f);
    }
  }

  /// Shows one frame to a retina again.
  ///
  /// @param retina overwritten; must have this set's shape
  public void show(int frame, Retina retina) {
    int[] to = retina.pixels();
    for (int i = 0, from = frame * to.length; i < to.length; i++, from++) {
      to[i] = pixels[from] + 128;
    }
  }

  /// The label of one frame, -1 (left) .. +1 (right).
  public float steering(int frame) {
    return steering[frame];
  }

  /// A copy of all labels, (size).
  public float[] labels() {
    return Arrays.copyOf(steering, size);
  }

  /// Number of frames.
  public int size() {
    return size;
  }

  /// Number of pixels in a frame, in all planes.
  public int pixels() {
    return planes * rows * columns;
  }

  /// Number of columns of a retina.
  public int columns() {
    return columns;
  }
}
