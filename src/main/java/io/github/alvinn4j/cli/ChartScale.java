package io.github.alvinn4j.cli;

import io.github.alvinn4j.study.Axis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Where on a line of pixels the values of an axis lie, and where it has labels.
final class ChartScale {
  /// A label and its value.
  record Tick(double value, String label) {}

  private static final MathContext DIGITS = new MathContext(10);
  private static final double MARGIN_SHARE = 0.04;
  private static final int MAX_DECADE_TICKS = 7;

  private final Axis axis;
  private final double low; // of the scale: logarithms on a log axis
  private final double high;
  private final double fromPixel;
  private final double toPixel;

  /// Lays an axis over a line.
  ///
  /// @param dataMin smallest value that is drawn, for an axis that does not say where it begins
  /// @param dataMax largest value that is drawn
  /// @param fromPixel where it begins
  /// @param toPixel where it ends; may lie before its beginning, as on an axis that goes up
  ChartScale(Axis axis, double dataMin, double dataMax, double fromPixel, double toPixel) {
    this.axis = axis;
    this.fromPixel = fromPixel;
    this.toPixel = toPixel;
    double first = scaled(Double.isNaN(axis.min()) ? dataMin : axis.min());
    double last = scaled(Double.isNaN(axis.max()) ? dataMax : axis.max());
    if (!(last > first)) {
      first = first - 0.5;
      last = first + 1;
    }
    // A scale that begins at 0 stays there: nothing is less than no error.
    double margin = (last - first) * MARGIN_SHARE;
    boolean fromZero = first == 0 && axis.scale() == Axis.Scale.LINEAR;
    this.low = Double.isNaN(axis.min()) && !fromZero ? first - margin : first;
    this.high = Double.isNaN(axis.max()) ? last + margin : last;
  }

  private double scaled(double value) {
    return axis.scale() == Axis.Scale.LOG ? Math.log10(value) : value;
  }

  /// The place of a value, beyond the line's ends too; not finite if it has none.
  double pixel(double value) {
    return fromPixel + (scaled(value) - low) / (high - low) * (toPixel - fromPixel);
  }

  /// Length of the line.
  double lengthPixels() {
    return Math.abs(toPixel - fromPixel);
  }

  /// The labels, from the beginning to the end.
  ///
  /// @param spacingPixels how far apart they should be
  List<Tick> ticks(double spacingPixels) {
    if (!axis.categories().isEmpty()) {
      List<Tick> names = new ArrayList<>();
      for (String name : axis.categories()) {
        names.add(new Tick(names.size(), name));
      }
      return names;
    }
    if (!axis.ticks().isEmpty()) {
      return axis.ticks().stream().map(value -> new Tick(value, label(value))).toList();
    }
    return axis.scale() == Axis.Scale.LOG ? decades() : round(spacingPixels);
  }

  private List<Tick> round(double spacingPixels) {
    double rough = (high - low) * Math.min(1, spacingPixels / lengthPixels());
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / power;
    int multiple = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
    BigDecimal step = BigDecimal.valueOf(multiple).multiply(new BigDecimal(power).round(DIGITS));
    List<Tick> ticks = new ArrayList<>();
    double tolerance = (high - low) * 1e-9;
    long first = (long) Math.ceil((low - tolerance) / step.doubleValue());
    for (long i = first; i * step.doubleValue() <= high + tolerance; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      ticks.add(new Tick(value.doubleValue(), label(value, step)));
    }
    return ticks;
  }

  // As many decimals as the step has, so that the labels of an axis line up.
  private static String label(BigDecimal value, BigDecimal step) {
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    return decimals == 0 || decimals > 4 || value.signum() == 0
        ? label(value.doubleValue())
        : value.setScale(decimals, RoundingMode.HALF_UP).toPlainString().replace("-", "−");
  }

  // Whole decades; 2 and 5 between them where there is less than one and a half.
  private List<Tick> decades() {
    int[] multiples = high - low < 1.5 ? new int[] {1, 2, 5} : new int[] {1};
    int first = (int) Math.floor(low);
    int last = (int) Math.ceil(high);
    int step = Math.max(1, Math.ceilDiv(last - first, MAX_DECADE_TICKS));
    List<Tick> ticks = new ArrayList<>();
    for (int decade = first; decade <= last; decade += step) {
      for (int multiple : multiples) {
        double value = BigDecimal.valueOf(multiple).scaleByPowerOfTen(decade).doubleValue();
        if (Math.log10(value) >= low - 1e-9 && Math.log10(value) <= high + 1e-9) {
          ticks.add(new Tick(value, label(value)));
        }
      }
    }
    return ticks;
  }

  /// A number as people write it: no trailing zeros, powers of ten where it is very large or small.
  static String label(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent <= 5) {
      return rounded.toPlainString().replace("-", "−");
    }
    BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    String power = "10" + superscript(exponent);
    return mantissa.compareTo(BigDecimal.ONE) == 0
        ? power
        : mantissa.toPlainString().replace("-", "−") + "·" + power;
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }
}
