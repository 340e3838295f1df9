package io.github.alvinn4j.network;

/// The inner loops of the float form, with one fixed order of additions on every machine.
public final class FloatKernel {
  private static final int CHAINS = 8;

  private FloatKernel() {}

  /// The dot product in eight chains of fused multiply-adds, summed pairwise at the end.
  ///
  /// One chain would wait for each addition; the JVM must not reorder float additions, so the
  /// chains are written out. `Math.fma` rounds once and is exact to IEEE 754, hence the same bits
  /// anywhere.
  ///
  /// @param w not modified
  /// @param x not modified, at least as long as `w`
  public static float dot(float[] w, float[] x) {
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    int i = 0;
    for (int end = w.length - CHAINS + 1; i < end; i += CHAINS) {
      a = Math.fma(w[i], x[i], a);
      b = Math.fma(w[i + 1], x[i + 1], b);
      c = Math.fma(w[i + 2], x[i + 2], c);
      d = Math.fma(w[i + 3], x[i + 3], d);
      e = Math.fma(w[i + 4], x[i + 4], e);
      f = Math.fma(w[i + 5], x[i + 5], f);
      g = Math.fma(w[i + 6], x[i + 6], g);
      h = Math.fma(w[i + 7], x[i + 7], h);
    }
    for (; i < w.length; i++) {
      a = Math.fma(w[i], x[i], a);
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
