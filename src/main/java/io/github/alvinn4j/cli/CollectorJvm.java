package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// This program in a JVM of its own with another garbage collector.
final class CollectorJvm {
  /// Small enough that every collector has to work, as on a car with 1 GB.
  static final int HEAP_MEGABYTES = 128;

  private final int heapMegabytes;

  CollectorJvm(int heapMegabytes) {
    this.heapMegabytes = heapMegabytes;
  }

  /// The collector that Java chooses on this machine if nobody does.
  Optional<Collector> ergonomicChoice() {
    return Collector.usedIn(run(List.of(java(), "-XX:+PrintFlagsFinal", "-version")).out());
  }

  /// Runs a command of this program.
  ///
  /// @param arguments with `--json`, and with one measurement as its result
  /// @return empty if this JVM was built without the collector
  Optional<ObjectNode> measure(Collector collector, List<String> arguments) {
    if (run(List.of(java(), collector.option(), "-version")).exitCode() != 0) {
      return Optional.empty();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                collector.option(),
                "-Xms%dm".formatted(heapMegabytes),
                "-Xmx%dm".formatted(heapMegabytes),
                "--enable-native-access=ALL-UNNAMED",
                "-Dalvinn.home=" + System.getProperty("alvinn.home", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    Ended child = run(command);
    if (child.exitCode() != 0) {
      throw new UsageException(
          "%s: cannot be measured: %s".formatted(collector.title(), child.lastWord()));
    }
    try {
      JsonNode measured = JsonMapper.builder().build().readTree(child.out());
      return Optional.of((ObjectNode) measured.get("measurements").get(0));
    } catch (IOException e) {
      throw new IllegalStateException("another JVM's result is no JSON", e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// A process that has ended.
  private record Ended(int exitCode, String out, String err) {
    String lastWord() {
      return (err + out).lines().reduce((_, last) -> last).orElse("exit code " + exitCode);
    }
  }

  private static Ended run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      Thread killer = Thread.ofPlatform().unstarted(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(killer); // Ctrl-C ends both
      try (var err = process.errorReader(StandardCharsets.UTF_8)) {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        return new Ended(exitCode, out, String.join("\n", err.lines().toList()));
      } finally {
        Runtime.getRuntime().removeShutdownHook(killer);
      }
    } catch (IOException e) {
      throw new UsageException("java: cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted", e);
    }
  }
}
