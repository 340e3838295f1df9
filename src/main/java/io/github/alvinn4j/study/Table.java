package io.github.alvinn4j.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of named columns that become a CSV file. Not safe for concurrent use.
public final class Table {
  private static final MathContext DIGITS = new MathContext(6);
  private static final int PLAIN_DIGITS = 12;

  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /// Makes an empty table.
  ///
  /// @param columns their names, with units where they have some
  public Table(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /// Appends a row.
  ///
  /// @param cells one per column: text, whole numbers or doubles (kept to 6 digits)
  /// @throws IllegalArgumentException if their number is not that of the columns
  public void add(List<?> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "cells = %d, expected %d".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /// The names of the columns.
  public List<String> columns() {
    return columns;
  }

  /// All rows so far; each cell is a String, a whole number or a Double.
  public List<List<Object>> rows() {
    return List.copyOf(rows);
  }

  /// The table as CSV (RFC 4180 but for its line ends): one heading line, then one line per row.
  public String csv() {
    StringBuilder text = new StringBuilder(line(columns));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<?> cells) {
    return cells.stream().map(Table::text).collect(Collectors.joining(",", "", "\n"));
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return number(number);
    }
    String text = cell.toString();
    return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return Math.abs(rounded.scale()) <= PLAIN_DIGITS ? rounded.toPlainString() : rounded.toString();
  }
}
