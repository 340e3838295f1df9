package io.github.alvinn4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where a command's words go, and the options that every command has.
///
/// Human text goes to standard output; with `--json` exactly one object goes there and all text to
/// standard error.
final class Output {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--json",
      description = "One JSON object on standard output; everything else on standard error.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  /// A new result, to be filled and given to [#result].
  ObjectNode newResult() {
    return JSON.createObjectNode();
  }

  /// Whether a machine reads the result.
  boolean json() {
    return json;
  }

  /// A line for the person: on standard output, or on standard error when that is for JSON.
  void line(String text) {
    screen().println(text);
    screen().flush();
  }

  /// A remark beside the result, such as what was skipped: always on standard error.
  void remark(String text) {
    err().println(text);
    err().flush();
  }

  /// The result of the command: printed if a machine reads it.
  void result(ObjectNode result) {
    if (json) {
      try {
        out().println(PRETTY.writeValueAsString(result));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a tree of JSON nodes is always JSON", e);
      }
      // Neither the writer nor the stream below it throws on a full disk; both must be asked.
      if (out().checkError() || System.out.checkError()) {
        throw new UsageException("standard output: cannot be written");
      }
    }
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /// Where a person looks while the command works: not where a machine reads.
  PrintWriter screen() {
    return json ? err() : out();
  }

  /// Whether standard output is a terminal that a person looks at.
  boolean terminal() {
    return !json && Boolean.getBoolean("alvinn.terminal");
  }

  /// Rounds for a result: digits that mean nothing are noise.
  static BigDecimal rounded(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP)
        : BigDecimal.ZERO.setScale(decimals);
  }
}
