package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The result of `bench jitter` as lines for people.
final class JitterTable {
  private static final String LEVELS = " ▁▂▃▄▅▆▇█";
  private static final String FORM = "%-11s %-10s%8s%8s%8s%9s%9s%8s  %s";
  private static final String SCALE = "1us   10    100   1ms   10    100ms ";

  private final JsonNode result;

  JitterTable(JsonNode result) {
    this.result = result;
  }

  List<String> lines() {
    JsonNode measurements = result.get("measurements");
    JsonNode first = measurements.get(0);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s processors, Java %s, heap %s MB, real time %s"
            .formatted(
                first.get("processors").asText(),
                first.get("java").asText(),
                first.get("heap_megabytes").asText(),
                first.get("realtime").asText()));
    table(lines, "1 kHz", "A 1 kHz loop: how late it wakes up, in microseconds", "wake_up");
    table(
        lines,
        "tick",
        "The drive's tick at 200 Hz: from when it is due to its pulses, in microseconds",
        "done");
    lines.add("");
    for (JsonNode measured : measurements) {
      lines.add(memory(measured));
    }
    return lines;
  }

  private void table(List<String> lines, String loop, String title, String what) {
    lines.add("");
    lines.add(title);
    lines.add(
        FORM.formatted("collector", "garbage", "p50", "p99", "p99.9", "max", "gap", "missed", SCALE)
            .stripTrailing());
    for (JsonNode measured : result.get("measurements")) {
      String name = measured.get("collector").asText();
      for (JsonNode run : measured.get("runs")) {
        if (run.get("loop").asText().equals(loop)) {
          lines.add(row(name, run, run.get(what + "_microseconds")));
          name = "";
        }
      }
    }
  }

  private static String row(String name, JsonNode run, JsonNode micros) {
    long garbage = run.get("allocated_megabytes_per_second").asLong();
    return FORM.formatted(
            name,
            garbage == 0 ? "none" : garbage + " MB/s",
            number(micros.get("p50")),
            number(micros.get("p99")),
            number(micros.get("p99_9")),
            number(micros.get("max")),
            number(run.get("largest_gap_microseconds")),
            run.get("skipped").asText(),
            bars(micros.get("histogram")))
        .stripTrailing();
  }

  private static String number(JsonNode micros) {
    return String.format(Locale.ROOT, "%,.0f", micros.asDouble());
  }

  // A logarithm of the count, so that one period in ten thousand can still be seen.
  private static String bars(JsonNode histogram) {
    double most = 1;
    for (JsonNode count : histogram) {
      most = Math.max(most, count.asDouble());
    }
    StringBuilder bars = new StringBuilder();
    int steps = LEVELS.length() - 2;
    for (JsonNode count : histogram) {
      long n = count.asLong();
      bars.append(
          n == 0
              ? LEVELS.charAt(0)
              : LEVELS.charAt(1 + (int) (Math.log((double) n) / Math.log(most + 1) * steps)));
    }
    return bars.toString();
  }

  private String memory(JsonNode measured) {
    String collector = measured.get("collector").asText();
    boolean chosen = collector.equals(result.path("default_collector").asText());
    long collections = 0;
    long millis = 0;
    for (JsonNode run : measured.get("runs")) {
      collections += run.get("collections").asLong();
      millis += run.get("collection_millis").asLong();
    }
    return String.format(
        Locale.ROOT,
        "%-11s %d MB resident at most, %d collections in %d ms, first tick %.0f us%s",
        collector,
        measured.get("peak_resident_megabytes").asLong(),
        collections,
        millis,
        measured.get("runs").get(0).get("first_work_microseconds").asDouble(),
        chosen ? " (Java's own choice on this machine)" : "");
  }
}
