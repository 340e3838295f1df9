package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench jitter`: how late the machine lets a thread be.
@Command(
    name = "jitter",
    sortOptions = false,
    description = {
      "Measure how late a 1 kHz loop and the drive's tick run.",
      "Once left alone, once beside a thread that makes garbage; every period counts,",
      "also a missed one.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn bench jitter",
      "  ./alvinn bench jitter --realtime --seconds 60",
      "  ./alvinn bench jitter --collectors --out jitter.png"
    })
final class BenchJitter implements Callable<Integer> {
  private static final double MAX_SECONDS = 86_400;
  private static final int MAX_RATE = 2000;
  private static final int MIN_HEAP = 64;
  private static final int MAX_HEAP = 65_536;

  @Mixin private VehicleOption vehicle;
  @Mixin private ModelOption modelOption;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "How long each of the four runs lasts. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--allocate",
      paramLabel = "MB",
      defaultValue = "200",
      description =
          "Megabytes that the other thread allocates in a second; 0 for none."
              + " Default: ${DEFAULT-VALUE}.")
  private int megabytesPerSecond;

  @Option(
      names = "--realtime",
      description = "Ask the kernel for real-time scheduling, as a drive of a real car does.")
  private boolean realTime;

  @Option(
      names = "--collectors",
      description = "Compare Java's garbage collectors, each in a JVM of its own.")
  private boolean collectors;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      description = "With --collectors: heap of each JVM. Default: 128.")
  private Optional<Integer> heapMegabytes;

  @Option(
      names = "--out",
      paramLabel = "PNG",
      description = "Draw the distributions into a picture.")
  private Optional<Path> picture;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Range.check("--seconds", seconds, 0.1, MAX_SECONDS);
    Range.check("--allocate", megabytesPerSecond, 0, MAX_RATE);
    heapMegabytes.ifPresent(mb -> Range.check("--heap", mb, MIN_HEAP, MAX_HEAP));
    if (heapMegabytes.isPresent() && !collectors) {
      throw new UsageException("--heap, expected --collectors with it");
    }
    picture.ifPresent(SafeFile::requireWritable);
    Model model = modelOption.read();
    ObjectNode json = output.newResult();
    ArrayNode machines = json.putArray("measurements");
    if (collectors) {
      compare(machines, json);
    } else {
      RealTimeThreads threads =
          realTime
              ? RealTimeThreads.ask(Runtime.getRuntime().availableProcessors())
              : RealTimeThreads.off();
      new JitterMeasurement(new SystemClock(), threads, seconds, megabytesPerSecond)
          .run(vehicle.profile(), modelOption.file(), model, machines.addObject());
    }
    new JitterTable(json).lines().forEach(output::line);
    picture.ifPresent(file -> {
      SafeFile.write(file, new JitterPicture(json).png());
      output.line("drawn to " + file);
    });
    output.result(json);
    return ExitCode.DONE;
  }

  private void compare(ArrayNode machines, ObjectNode json) {
    CollectorJvm jvm = new CollectorJvm(heapMegabytes.orElse(CollectorJvm.HEAP_MEGABYTES));
    json.put("default_collector", jvm.ergonomicChoice().map(Collector::title).orElse("unknown"));
    for (Collector collector : Collector.values()) {
      output.remark("measuring %s ...".formatted(collector.title()));
      Optional<ObjectNode> measured = jvm.measure(collector, arguments());
      measured.ifPresentOrElse(
          machines::add, () -> output.remark("%s: not in this JVM".formatted(collector.title())));
    }
  }

  private List<String> arguments() {
    List<String> same =
        List.of(
            "bench",
            "jitter",
            "--json",
            "--model",
            modelOption.file().toString(),
            "--vehicle",
            vehicle.file().toString(),
            "--seconds",
            Double.toString(seconds),
            "--allocate",
            Integer.toString(megabytesPerSecond));
    return realTime ? Stream.concat(same.stream(), Stream.of("--realtime")).toList() : same;
  }
}
