package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `doctor`: says what is wrong with a machine, and what to do.
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Say what this machine lacks for a car, and what to do about it.",
      "Reads only; nothing is switched on. Ends with 1 if there is a problem.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn doctor",
      "  ./alvinn doctor --vehicle hardware/donkeycar-pca9685.yaml",
      "  ./alvinn doctor --json"
    })
final class Doctor implements Callable<Integer> {
  private static final String RESET = "\u001b[0m";
  private static final String DIM = "\u001b[2m";
  private static final int SUBJECT_WIDTH = 20;

  @Option(
      names = "--vehicle",
      paramLabel = "YAML",
      description = "Look for what this car needs. Default: for what any car may need.")
  private Optional<Path> vehicle;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      hidden = true,
      description = "Look at the files of another machine.")
  private Optional<Path> root;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Optional<VehicleProfile> profile = vehicle.map(Home::given).map(VehicleProfiles::read);
    MachineFiles files = new MachineFiles(root.orElse(Path.of("/")));
    List<Finding> findings = new ArrayList<>(new MachineChecks(files).all());
    findings.addAll(new CarChecks(files, profile).all());
    output.line(
        profile
            .map(car -> "This machine, for " + car.name())
            .orElse("This machine, for what any car may need"));
    output.line("");
    findings.forEach(this::print);
    long problems = findings.stream().filter(f -> f.level() == Finding.Level.PROBLEM).count();
    output.line("");
    output.line(
        problems == 0
            ? "No problem."
            : "%d problem%s.".formatted(problems, problems == 1 ? "" : "s"));
    tell(findings, problems);
    return problems == 0 ? ExitCode.DONE : ExitCode.DOES_NOT_HOLD;
  }

  private void print(Finding finding) {
    String mark =
        switch (finding.level()) {
          case OK -> coloured("\u001b[38;5;114m", "ok     ");
          case NOTE -> coloured(DIM, "note   ");
          case PROBLEM -> coloured("\u001b[38;5;203m", "problem");
        };
    String subject = finding.subject();
    String gap = " ".repeat(Math.max(1, SUBJECT_WIDTH - subject.length()));
    output.line(" %s  %s%s%s".formatted(mark, subject, gap, finding.text()));
    if (!finding.advice().isEmpty()) {
      output.line(" ".repeat(SUBJECT_WIDTH + 10) + coloured(DIM, "to do: ") + finding.advice());
    }
  }

  private String coloured(String colour, String text) {
    return output.terminal() ? colour + text + RESET : text;
  }

  private void tell(List<Finding> findings, long problems) {
    ObjectNode json = output.newResult();
    json.put("problems", problems);
    ArrayNode list = json.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node = list.addObject();
      node.put("subject", finding.subject());
      node.put("level", finding.level().name().toLowerCase(Locale.ROOT));
      node.put("text", finding.text());
      node.put("advice", finding.advice());
    }
    output.result(json);
  }
}
