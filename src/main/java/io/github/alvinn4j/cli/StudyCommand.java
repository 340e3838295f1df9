package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.study.Findings;
import io.github.alvinn4j.study.Material;
import io.github.alvinn4j.study.Study;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `study`: puts the claims of the lecture and of the ALVINN papers to the test.
@Command(
    name = "study",
    sortOptions = false,
    description = {
      "Put the claims of the neural-network lecture and of the ALVINN papers to the test.",
      "Each study writes NAME.csv, NAME.png and NAME.md, in less than two minutes, and",
      "studies.md shows all that lie in the folder. The same seed gives the same CSV.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn study --list",
      "  ./alvinn study step-size hidden-units --out target/studies",
      "  ./alvinn study --all --out target/studies --drives my/drives"
    })
final class StudyCommand implements Callable<Integer> {
  private static final double NANOS_PER_SECOND = 1e9;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which studies; see --list.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "All of them but the slow ones (gap).")
  private boolean all;

  @Option(names = "--list", description = "Say which studies there are.")
  private boolean list;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; made if it is not there.")
  private Optional<Path> out;

  @Option(
      names = "--drives",
      paramLabel = "DIR",
      description = {
        "Recorded drives (Donkeycar tubs, v2) to work on, anywhere below this folder.",
        "Default: the short real drive that comes with the program."
      })
  private Optional<Path> drives;

  @Mixin private SeedOption seed;
  @Mixin private Output output;

  @Override
  public Integer call() {
    if (list) {
      return sayWhich();
    }
    if (all == !names.isEmpty()) {
      throw new UsageException(
          all
              ? "--all and %s, expected one of them".formatted(names.getFirst())
              : "no study named, expected some names, --all or --list");
    }
    List<Study> chosen = all ? StudyCatalogue.all() : StudyCatalogue.named(names);
    StudyFiles files =
        new StudyFiles(
            out.orElseThrow(() -> new UsageException("--out is missing, expected a folder")));
    files.requireWritable(chosen);
    ObjectNode json = output.newResult();
    json.put("seed", seed.value());
    ArrayNode results = json.putArray("studies");
    Clock clock = new SystemClock();
    try (ProgressBar bar = new ProgressBar(output, "studying")) {
      Material material = StudyMaterial.of(drives, seed.value(), bar, output);
      for (Study study : chosen) {
        long began = clock.nanos();
        Findings findings = study.run(material, share -> bar.show(share, study.name()));
        double seconds = (clock.nanos() - began) / NANOS_PER_SECOND;
        bar.clear();
        files.write(study, findings, command(study)).ifPresent(output::remark);
        say(study, findings, seconds, files, results.addObject());
      }
    }
    output.line(files.writeIndex(StudyCatalogue.all()).toString());
    output.result(json);
    return ExitCode.DONE;
  }

  private int sayWhich() {
    ObjectNode json = output.newResult();
    ArrayNode results = json.putArray("studies");
    for (Study study : StudyCatalogue.everything()) {
      output.line(String.format(Locale.ROOT, "%-18s %s", study.name(), study.description()));
      ObjectNode node = results.addObject();
      node.put("name", study.name());
      node.put("description", study.description());
    }
    output.result(json);
    return ExitCode.DONE;
  }

  // Without the folders: they say something about the machine, not about the study.
  private String command(Study study) {
    return "./alvinn study %s --out DIR --seed %d%s"
        .formatted(study.name(), seed.value(), drives.isPresent() ? " --drives DRIVES" : "");
  }

  private void say(
      Study study, Findings findings, double seconds, StudyFiles files, ObjectNode node) {
    output.line(
        String.format(
            Locale.ROOT, "%s  %.1f s, %s", study.name(), seconds, files.file(study, ".png")));
    output.line(findings.text().strip().indent(2).stripTrailing());
    output.line("");
    node.put("name", study.name());
    node.put("seconds", Output.rounded(seconds, 1));
    node.put("data", findings.data());
    node.put("text", findings.text().strip());
    node.put("csv", files.file(study, ".csv").toString());
    StudyFiles.fill(findings.table(), node.putArray("rows"));
  }
}
