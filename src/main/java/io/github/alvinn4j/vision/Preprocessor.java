package io.github.alvinn4j.vision;

import io.github.alvinn4j.camera.Frame;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.opencv.core.Mat;

/// Turns frames of one size into retinas: region, area reduction, colour term, contrast.
///
/// Allocates nothing per frame once it has seen each of its source's frames. Used by one thread.
public final class Preprocessor implements AutoCloseable {
  private static final int LEVELS = 256;
  private static final int CHANNELS = 3;

  /// A picture with less contrast than this many levels is noise; it is not stretched further.
  private static final int MIN_CONTRAST = 16;

  /// A capture thread turns over three frames; a source has never more than these.
  private static final int KNOWN_FRAMES = 4;

  private final RetinaSettings settings;
  private final int frameWidth;
  private final int frameHeight;
  private final int regionTop;
  private final int regionBottom;
  private final AreaReduction reduction;
  private final Sharpness sharpness;
  private final byte[] region; // (height, width, 3)
  private final byte[] colours; // (rows, columns, 3)
  private final int planePixels;
  private final ColourTerm[] colourTerms; // (planes)
  private final int[] histogram = new int[LEVELS];
  private final int[] stretched = new int[LEVELS];
  private final Frame[] knownFrames = new Frame[KNOWN_FRAMES];
  private final Mat[] knownRegions = new Mat[KNOWN_FRAMES];
  private final CRC32 crc = new CRC32();
  private int darkest;
  private int brightest;
  private int sharpnessPerMille;
  private int known;

  /// Prepares for frames of one size.
  ///
  /// @throws IllegalArgumentException if the region is smaller than the retina, so that there would
  ///   be nothing to reduce
  public Preprocessor(RetinaSettings settings, int frameWidth, int frameHeight) {
    this.settings = settings;
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
    this.regionTop = frameHeight * settings.regionTopPercent() / 100;
    this.regionBottom = frameHeight * settings.regionBottomPercent() / 100;
    if (frameWidth < settings.columns() || regionBottom - regionTop < settings.rows()) {
      throw new IllegalArgumentException(
          "region of %dx%d pixels, expected at least the retina's %dx%d"
              .formatted(
                  frameWidth, regionBottom - regionTop, settings.columns(), settings.rows()));
    }
    int regionHeight = regionBottom - regionTop;
    this.reduction =
        new AreaReduction(frameWidth, regionHeight, settings.columns(), settings.rows());
    this.sharpness = new Sharpness(frameWidth, regionHeight);
    this.region = new byte[regionHeight * frameWidth * CHANNELS];
    this.planePixels = settings.rows() * settings.columns();
    this.colourTerms = settings.colourTerms().toArray(ColourTerm[]::new);
    this.colours = new byte[planePixels * CHANNELS];
  }

  /// Looks at a frame.
  ///
  /// @param frame not modified; must have the size given to the constructor
  /// @param retina overwritten; must have the settings' shape
  public void look(Frame frame, Retina retina) {
    regionOf(frame).get(0, 0, region);
    reduction.reduce(region, colours);
    measure();
    int[] pixels = retina.pixels();
    if (pixels.length != planePixels * colourTerms.length) {
      throw new IllegalArgumentException(
          "retina of %d pixels, expected %d"
              .formatted(pixels.length, planePixels * colourTerms.length));
    }
    for (int plane = 0; plane < colourTerms.length; plane++) {
      int from = plane * planePixels;
      applyColourTerm(colourTerms[plane], pixels, from);
      stretchContrast(pixels, from);
    }
  }

  private void applyColourTerm(ColourTerm term, int[] pixels, int from) {
    for (int i = from, c = 0; i < from + planePixels; i++, c += CHANNELS) {
      pixels[i] = term.of(colours[c] & 0xff, colours[c + 1] & 0xff, colours[c + 2] & 0xff);
    }
  }

  private void measure() {
    int low = LEVELS - 1;
    int high = 0;
    for (byte colour : colours) {
      int level = colour & 0xff;
      low = Math.min(low, level);
      high = Math.max(high, level);
    }
    darkest = low;
    brightest = high;
    crc.reset();
    crc.update(colours);
    sharpnessPerMille = sharpness.perMille(region);
  }

  /// The darkest level of any colour in the reduced region that was looked at last, 0..255.
  public int darkest() {
    return darkest;
  }

  /// The brightest level of any colour in the reduced region that was looked at last, 0..255.
  public int brightest() {
    return brightest;
  }

  /// The sharpest edge of the region that was looked at last, 0..1000 thousandths of its contrast.
  public int sharpnessPerMille() {
    return sharpnessPerMille;
  }

  /// Takes the profile of the reduced region that was looked at last.
  ///
  /// @param scene overwritten; made for the settings' rows and columns
  public void profile(SceneProfile scene) {
    scene.measure(colours);
  }

  /// A checksum of the reduced region: two pictures of a real camera never share one.
  public long fingerprint() {
    return crc.getValue();
  }

  // Contrast stretch between two percentiles, as ALVINN did ("darkest 5 % -> -1, brightest 5 % ->
  // +1").
  private void stretchContrast(int[] pixels, int from) {
    Arrays.fill(histogram, 0);
    for (int i = from; i < from + planePixels; i++) {
      histogram[pixels[i]]++;
    }
    int clipped = planePixels * settings.clipPercent() / 100;
    int low = 0;
    for (int below = histogram[0]; below <= clipped && low < LEVELS - 1; below += histogram[low]) {
      low++;
    }
    int high = LEVELS - 1;
    for (int above = histogram[high]; above <= clipped && high > low; above += histogram[high]) {
      high--;
    }
    int contrast = Math.max(high - low, MIN_CONTRAST);
    for (int level = 0; level < LEVELS; level++) {
      int value = ((level - low) * (LEVELS - 1) * 2 + contrast) / (2 * contrast);
      stretched[level] = Math.clamp(value, 0, LEVELS - 1);
    }
    for (int i = from; i < from + planePixels; i++) {
      pixels[i] = stretched[pixels[i]];
    }
  }

  // A submatrix is a Java object with a finalizer, so each frame's is made once.
  private Mat regionOf(Frame frame) {
    for (int i = 0; i < known; i++) {
      if (knownFrames[i] == frame) {
        return knownRegions[i];
      }
    }
    return learnRegion(frame);
  }

  private Mat learnRegion(Frame frame) {
    if (frame.width() != frameWidth || frame.height() != frameHeight) {
      throw new IllegalArgumentException(
          "frame of %dx%d pixels, expected %dx%d"
              .formatted(frame.width(), frame.height(), frameWidth, frameHeight));
    }
    if (known == KNOWN_FRAMES) {
      throw new IllegalStateException("more than " + KNOWN_FRAMES + " frames in turn");
    }
    Mat region = frame.pixels().submat(regionTop, regionBottom, 0, frameWidth);
    knownFrames[known] = frame;
    knownRegions[known] = region;
    known++;
    return region;
  }

  /// Frees the native memory.
  @Override
  public void close() {
    for (int i = 0; i < known; i++) {
      knownRegions[i].release();
    }
    known = 0;
  }
}
