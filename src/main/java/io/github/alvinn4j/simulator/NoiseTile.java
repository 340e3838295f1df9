package io.github.alvinn4j.simulator;

import java.util.random.RandomGenerator;

/// A square of seeded value noise that repeats without a seam.
///
/// A sum of octaves: random values on lattices of doubling pitch, joined by a smooth step, each
/// octave as strong as asked for. Values have about zero mean and lie within the sum of the
/// strengths.
final class NoiseTile {
  private static final int SIZE = 512; // power of two: wrapping is a mask

  private final float[] values = new float[SIZE * SIZE];

  /// @param strengths of the octaves; octave k has a lattice pitch of `firstPitch * 2^k` pixels
  NoiseTile(RandomGenerator random, int firstPitch, double... strengths) {
    int pitch = firstPitch;
    for (double strength : strengths) {
      addOctave(random, pitch, (float) strength);
      pitch *= 2;
    }
  }

  /// The noise at any pixel.
  float at(int x, int y) {
    return values[(y & SIZE - 1) * SIZE + (x & SIZE - 1)];
  }

  private void addOctave(RandomGenerator random, int pitch, float strength) {
    int side = SIZE / pitch;
    float[] lattice = new float[side * side];
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = strength * (2 * random.nextFloat() - 1);
    }
    for (int y = 0; y < SIZE; y++) {
      int row = y / pitch * side;
      int rowBelow = (y / pitch + 1) % side * side;
      float down = smooth(y % pitch, pitch);
      for (int x = 0; x < SIZE; x++) {
        int column = x / pitch;
        int next = (column + 1) % side;
        float across = smooth(x % pitch, pitch);
        float top = mix(lattice[row + column], lattice[row + next], across);
        float bottom = mix(lattice[rowBelow + column], lattice[rowBelow + next], across);
        values[y * SIZE + x] += mix(top, bottom, down);
      }
    }
  }

  private static float smooth(int offset, int pitch) {
    float t = (float) offset / pitch;
    return t * t * (3 - 2 * t);
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
