package io.github.alvinn4j.camera;

/// Where frames come from: a camera, a recording or the simulator.
public interface FrameSource extends AutoCloseable {

  /// Width of every frame in pixels.
  int width();

  /// Height of every frame in pixels.
  int height();

  /// Waits for the next picture and writes it into `frame`, stamped.
  ///
  /// Called on one thread only. May block as long as the source needs for one picture.
  ///
  /// @param frame overwritten; must have this source's width and height
  /// @return false when the source has ended and `frame` was not touched
  /// @throws CameraException if the source has failed
  boolean read(Frame frame);

  /// Releases the device or file; safe to call twice.
  @Override
  void close();
}
